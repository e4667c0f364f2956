'use server'

import { refresh } from 'next/cache'
import type { SetUp } from '#components/accounts/second-factor-desk.tsx'
import { confirmTotpHere, startTotp } from '#lib/accounts/contract.ts'
import { beginTotpSetup, turnTotpOnHere } from '#lib/accounts/totp.ts'
import { issueCookie } from '#lib/auth/cookie-issuer.ts'
import { submit } from '#lib/http/submit.ts'

const start = submit(startTotp, beginTotpSetup)
// The frame and the page are read anew; the recovery codes stay in the form's state alone.
const confirm = submit(confirmTotpHere, turnTotpOnHere, {
  after: async ({ session_id: sid, user_id: uid }) => {
    await issueCookie({ sid, uid })
    refresh()
  },
})

/** Both steps are one action, since a form without JavaScript carries the state of one action alone. */
export async function setUpSecondFactorAction(state: SetUp, form: FormData): Promise<SetUp> {
  if (!form.has('code')) {
    const { data, problem } = await start({}, form)
    return { ...(data && { seed: data }), ...(problem && { problem }) }
  }
  const { data, problem } = await confirm({}, form)
  if (data) return { codes: data.recovery_codes }
  return { ...(state.seed && { seed: state.seed }), ...(problem && { problem }) }
}
