import { createHash } from 'node:crypto'

/** The same for the same keys in the same order; says nothing about a key but its id. */
export const fingerprint = (ids: readonly string[]): string =>
  createHash('sha256').update(ids.join('\n')).digest('base64url').slice(0, 12)

type KeySet = { keys: readonly { kid: string }[] }
type Keys = { DATA_KEYS: readonly { id: string }[]; TOKEN_KEYS: KeySet; CREDENTIAL_KEYS: KeySet }

const ofSet = ({ keys }: KeySet) => fingerprint(keys.map(({ kid }) => kid))

/**
 * What a process of the server calls itself in pg_stat_activity. A rotation of keys goes on only when every process,
 * on whatever machine, runs with the keys that the step before has set.
 */
export const processName = ({ DATA_KEYS, TOKEN_KEYS, CREDENTIAL_KEYS }: Keys): string =>
  `pintar data=${fingerprint(DATA_KEYS.map(({ id }) => id))} token=${ofSet(TOKEN_KEYS)} cred=${ofSet(CREDENTIAL_KEYS)}`
