'use server'

import { getLocale } from 'next-intl/server'
import { deleteMeHere } from '#lib/accounts/contract.ts'
import { deleteOwnAccountHere } from '#lib/accounts/delete-me.ts'
import { clearCookie } from '#lib/auth/cookie-issuer.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

const remove = submit(deleteMeHere, deleteOwnAccountHere, {
  after: async () => {
    await clearCookie()
    redirect({ href: '/sign-in?deleted=1', locale: await getLocale() })
  },
})

export async function deleteMeAction(state: FormState<undefined>, form: FormData): Promise<FormState<undefined>> {
  return remove(state, form)
}
