'use server'

import { getLocale } from 'next-intl/server'
import { endSession, signOut } from '#lib/accounts/contract.ts'
import { endOwnSignIn } from '#lib/accounts/end-session.ts'
import { endSignIn } from '#lib/accounts/sign-out.ts'
import { submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { leaveSignedOut } from '../../../leave-signed-out.ts'

const endOne = submit(endSession, endOwnSignIn)
const endAll = submit(signOut, endSignIn, { read: () => ({ all: true }) })

/** A session that is gone already is gone as well: the list that follows shows it. */
export async function endSessionAction(form: FormData): Promise<void> {
  const { problem } = await endOne({}, form)
  const done = !problem || problem.type === 'session-not-found' ? 'session' : 'nothing'
  redirect({ href: { pathname: '/profile/security', query: { done } }, locale: await getLocale() })
}

export async function signOutEverywhereAction(form: FormData): Promise<void> {
  await leaveSignedOut(await endAll({}, form))
}
