import 'server-only'
import { headers } from 'next/headers'
import { cache } from 'react'
import type { Caller } from './actor.ts'
import { pageCallerOf } from './caller.ts'
import { handedOver } from './handover.ts'

/** The caller of the page or form being answered: read from the database once per request, and never kept longer. */
export const currentCaller = cache(async (): Promise<Caller> => handedOver('page') ?? pageCallerOf(await headers()))
