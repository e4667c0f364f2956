'use server'

import { getLocale } from 'next-intl/server'
import { removeTotp } from '#lib/accounts/contract.ts'
import { turnTotpOff } from '#lib/accounts/totp.ts'
import { type FormState, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'

type State = FormState<{ removed: true }>

const remove = submit(removeTotp, turnTotpOff, {
  after: async () => redirect({ href: '/profile/security?done=factor-removed', locale: await getLocale() }),
})

export async function removeSecondFactorAction(state: State, form: FormData): Promise<State> {
  return remove(state, form)
}
