import type { ApiKey } from '#lib/keys/contract.ts'

const DAY_MS = 86_400_000
/** From the first of the mails that announce it. */
const SOON_DAYS = 14

export type KeyState =
  | { is: 'active' }
  | { is: 'ending'; days: number }
  | { is: 'replaced'; until: Date }
  | { is: 'expired' }
  | { is: 'revoked'; at: Date }

/** What a key is worth now. A key that ends soon says so while there is time to replace it. */
export function keyState(key: Pick<ApiKey, 'expires_at' | 'replaced_at' | 'revoked_at'>, now: Date): KeyState {
  if (key.revoked_at) return { is: 'revoked', at: new Date(key.revoked_at) }
  const leftMs = Date.parse(key.expires_at) - now.getTime()
  if (leftMs <= 0) return { is: 'expired' }
  if (key.replaced_at) return { is: 'replaced', until: new Date(key.expires_at) }
  const days = Math.floor(leftMs / DAY_MS)
  return days <= SOON_DAYS ? { is: 'ending', days } : { is: 'active' }
}

/** Counts among the five, and can be rotated. */
export const isCurrent = ({ is }: KeyState): boolean => is === 'active' || is === 'ending'
/** Opens doors still, and can be revoked. */
export const isUsable = (state: KeyState): boolean => isCurrent(state) || state.is === 'replaced'
