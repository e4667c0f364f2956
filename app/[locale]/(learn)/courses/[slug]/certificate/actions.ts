'use server'

import { getLocale } from 'next-intl/server'
import { claimCredential } from '#lib/credentials/claim.ts'
import { claim } from '#lib/credentials/contract.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

const claimNow = submit(claim, claimCredential, {
  // The same page, which now shows the certificate.
  after: async ({ course }) => redirect({ href: `/courses/${course.slug}/certificate`, locale: await getLocale() }),
})

export async function claimAction(state: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return claimNow(state as Parameters<typeof claimNow>[0], form)
}
