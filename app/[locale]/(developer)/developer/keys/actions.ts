'use server'

import { refresh } from 'next/cache'
import { getLocale, getTranslations } from 'next-intl/server'
import { Problem } from '#lib/http/problem.ts'
import { type FormState, fields, submit } from '#lib/http/submit.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { upgradeToDeveloper } from '#lib/keys/become-developer.ts'
import {
  becomeDeveloper,
  type IssuedKey,
  issueKey,
  type Pending,
  revokeKey,
  rotateKey,
  type Upgraded,
} from '#lib/keys/contract.ts'
import { issueApiKey } from '#lib/keys/issue.ts'
import { revokeApiKey } from '#lib/keys/revoke.ts'
import { rotateApiKey } from '#lib/keys/rotate.ts'

type Upgrading = FormState<Upgraded | Pending>

// The list, and the role in the frame, are read anew; the key itself stays in the form's state alone.
const upgrade = submit(becomeDeveloper, upgradeToDeveloper, { after: () => refresh() })
const issue = submit(issueKey, issueApiKey, {
  read: (form) => ({ ...fields(form), scopes: form.getAll('scopes') }),
  after: () => refresh(),
})
const rotate = submit(rotateKey, rotateApiKey)
const revoke = submit(revokeKey, revokeApiKey, {
  read: (form) => ({ id: form.get('id') }),
  after: async (_, form) => {
    const revoked = String(form.get('id'))
    redirect({ href: { pathname: '/developer/keys', query: { revoked } }, locale: await getLocale() })
  },
})

export async function becomeDeveloperAction(state: Upgrading, form: FormData): Promise<Upgrading> {
  return upgrade(state, form)
}

export async function issueKeyAction(state: FormState<IssuedKey>, form: FormData): Promise<FormState<IssuedKey>> {
  const next = await issue(state, form)
  // Several boxes share one name: all that were ticked go back, not the last alone.
  return next.values ? { ...next, values: { ...next.values, scopes: form.getAll('scopes').join(' ') } } : next
}

const plain = (text: FormDataEntryValue | null) => String(text).trim().toLocaleLowerCase('id')

/** Typing the name guards against a slip, not against its owner: both names come with the form. */
export async function revokeKeyAction(state: FormState<undefined>, form: FormData): Promise<FormState<undefined>> {
  const [name, typed] = [String(form.get('name')), String(form.get('confirm') ?? '')]
  if (plain(name) === plain(typed)) return revoke(state, form)
  const detail = (await getTranslations('developer.revoke'))('mismatch', { name })
  const slip = new Problem('invalid-input', { errors: [{ pointer: '/confirm', detail }] })
  return { problem: slip.toJSON(), values: { confirm: typed } }
}

export async function rotateKeyAction(state: FormState<IssuedKey>, form: FormData): Promise<FormState<IssuedKey>> {
  return rotate(state, form)
}
