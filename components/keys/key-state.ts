import type { ApiKey } from '#lib/keys/contract.ts'

const DAY_MS = 86_400_000
const SOON_DAYS = 7

export type KeyState =
  | { is: 'active' }
  | { is: 'ending'; days: number }
  | { is: 'expired' }
  | { is: 'revoked'; at: Date }

/** What a key is worth now. A key that ends within a week says so while there is time to replace it. */
export function keyState(key: Pick<ApiKey, 'expires_at' | 'revoked_at'>, now: Date): KeyState {
  if (key.revoked_at) return { is: 'revoked', at: new Date(key.revoked_at) }
  const leftMs = Date.parse(key.expires_at) - now.getTime()
  if (leftMs <= 0) return { is: 'expired' }
  const days = Math.floor(leftMs / DAY_MS)
  return days < SOON_DAYS ? { is: 'ending', days } : { is: 'active' }
}

export const isUsable = ({ is }: KeyState): boolean => is === 'active' || is === 'ending'
