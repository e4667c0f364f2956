import { type Scope, scopes } from '#lib/auth/actor.ts'
import { aUser, type Person } from '#tests/factories.ts'
import { anAuthenticator } from '#tests/second-factor.ts'
import { byCookie, byKey, byToken, type Credential, hoursAgo } from './credentials.ts'
import type { Caller } from './matrix.ts'

/** Who plays in one cell: new people each time, so that no call finds what an earlier one has used up. */
export type Cast = {
  owner: Person
  /** Who asks; the owner where it is nobody. */
  person: Person
  credential: Credential
  /** What the app on the caller's phone shows, where there is one. */
  code?: () => string
}

type Wanted = { group: string; scope?: string | undefined; hasOwner: boolean; by: 'token' | 'cookie' }

/** An administrator who showed a second factor so long ago; without a time, one who has none. */
async function administrator(shownAt: Date | null, signIn: typeof byToken | typeof byCookie) {
  const person = await aUser({ role: 'admin' })
  const code = shownAt ? (await anAuthenticator(person)).code : undefined
  return { person, credential: await signIn(person, shownAt ? { mfaAt: shownAt } : {}), ...(code && { code }) }
}

export async function castFor(caller: Caller, { group, scope, hasOwner, by }: Wanted): Promise<Cast> {
  // Of the least role that the group needs.
  const isDeveloper = caller.startsWith('key') || group.startsWith('developer')
  const owner = await aUser({ role: isDeveloper ? 'developer' : 'learner' })
  const signIn = by === 'token' ? byToken : byCookie
  const needed = scopes.filter((name) => scope === undefined || name === scope)
  const others: Scope[] = scopes.filter((name) => scope === undefined || name !== scope)
  const person = async (who: Person, how: (who: Person) => Promise<Credential> = signIn) => ({
    person: who,
    credential: await how(who),
  })
  const withCookie = async (site: string) => {
    const { credential, ...rest } = hasOwner ? await person(owner, byCookie) : await administrator(new Date(), byCookie)
    return { ...rest, credential: { ...credential, 'sec-fetch-site': site } }
  }
  const parts: Record<Caller, () => Promise<Omit<Cast, 'owner'>>> = {
    nobody: async () => ({ person: owner, credential: {} }),
    owner: () => person(owner),
    learner: async () => person(await aUser()),
    developer: async () => person(await aUser({ role: 'developer' })),
    admin: () => administrator(new Date(), signIn),
    'admin-bare': () => administrator(null, signIn),
    'admin-due': () => administrator(hoursAgo(13), signIn),
    key: () => person(owner, (who) => byKey(who, needed)),
    'key-other': async () => person(await aUser({ role: 'developer' }), (who) => byKey(who, needed)),
    'key-less': () => person(owner, (who) => byKey(who, others)),
    cookie: () => withCookie('same-origin'),
    'cookie-abroad': () => withCookie('cross-site'),
  }
  return { owner, ...(await parts[caller]()) }
}
