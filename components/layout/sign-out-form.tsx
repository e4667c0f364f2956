'use client'

import type { ComponentProps } from 'react'
import { forgetDrafts } from '#components/ui/draft.ts'

/** What was typed and not sent leaves this device together with its writer. */
export const SignOutForm = (form: ComponentProps<'form'>) => <form {...form} onSubmit={forgetDrafts} />
