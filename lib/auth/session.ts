import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import type { Caller } from './actor.ts'
import { pageCallerOf } from './caller.ts'
import { sessionCookieName } from './cookie.ts'
import { handedOver } from './handover.ts'

/** The caller of the page or form being answered: read from the database once per request, and never kept longer. */
export const currentCaller = cache(
  async (): Promise<Caller> => handedOver('page') ?? pageCallerOf(await headersOfNow()),
)

/** A page rendered right after a form has the form's new cookie in its jar alone; the header is still the one before. */
async function headersOfNow(): Promise<Headers> {
  const head = new Headers(await headers())
  const name = sessionCookieName()
  const session = (await cookies()).get(name)
  if (session) head.set('cookie', `${name}=${session.value}`)
  else head.delete('cookie')
  return head
}
