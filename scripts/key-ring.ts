import { generate } from './secrets.ts'

export type Key = { id: string; text: string }

/** How keys of one kind are written in their setting. The first is the one in use; the others still open what it opened. */
export type Kind = {
  variable: 'DATA_KEYS' | 'TOKEN_KEYS' | 'CREDENTIAL_KEYS'
  read(value: string): Key[]
  write(keys: Key[]): string
  /** What is kept of a key for good, once it has done its work. Left out: nothing. */
  remains?(key: Key): Key
}

export const dataKeys: Kind = {
  variable: 'DATA_KEYS',
  read: (value) => value.split(',').map((entry) => ({ id: entry.trim().split(':')[0] ?? '', text: entry.trim() })),
  write: (keys) => keys.map(({ text }) => text).join(','),
}

const keyOf = (jwk: { kid: string }): Key => ({ id: jwk.kid, text: JSON.stringify(jwk) })

const keySet = {
  read: (value: string): Key[] => JSON.parse(value).keys.map(keyOf),
  write: (keys: Key[]) => `{"keys":[${keys.map(({ text }) => text).join(',')}]}`,
}

export const tokenKeys: Kind = { variable: 'TOKEN_KEYS', ...keySet }

/** Their public halves stay, since what they have signed is in the hands of people. */
export const credentialKeys: Kind = {
  variable: 'CREDENTIAL_KEYS',
  ...keySet,
  remains({ text }) {
    const { d: _, p: __, q: ___, dp: ____, dq: _____, qi: ______, ...open } = JSON.parse(text)
    return keyOf(open)
  },
}

export const newKey = (kind: Kind): Key[] => kind.read(generate[kind.variable]())

/**
 * `add`: there is one working key; a rotation begins. `promote`: a newer key is known everywhere and not yet in use. `retire`: the
 * newest is in use, and the others have only to open what is left of theirs.
 */
export type Step = 'add' | 'promote' | 'retire'

export function dueStep(kind: Kind, keys: Key[]): Step {
  if (keys.filter((key) => kind.remains?.(key).text !== key.text).length < 2) return 'add'
  return newestOf(keys) === keys[0] ? 'retire' : 'promote'
}

/** The key in use, and what remains of the others. */
export const retired = ({ remains }: Kind, [first, ...others]: Key[]): Key[] =>
  first ? [first, ...(remains ? others.map(remains) : [])] : []

/** By the time in their ids. A key that somebody named otherwise is older than those; of several, the first is newest. */
const newestOf = (keys: Key[]) => keys.reduce((newest, key) => (madeAt(key) > madeAt(newest) ? key : newest))
const madeAt = ({ id }: Key) => /^\d{8}T\d{6}(?=-)/.exec(id)?.[0] ?? ''

export const promoted = (keys: Key[]): Key[] => {
  const newest = newestOf(keys)
  return [newest, ...keys.filter((key) => key !== newest)]
}
