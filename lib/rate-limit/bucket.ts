import { isIP } from 'node:net'
import type { Caller } from '../auth/actor.ts'
import type { Contract } from '../http/contract.ts'

export type Policy = 'general' | 'auth' | 'api'
export type Bucket = { policy: Policy; principal: string }

/**
 * Whose quota a request counts against. Only what was verified chooses: a caller whose credential is no good comes in
 * here as nobody, by address.
 */
export function bucketOf(limit: Contract['limit'], caller: Caller): Bucket {
  if (limit === 'auth') return { policy: 'auth', principal: `ip:${network(caller.ip)}` }
  if (caller.kind === 'key') return { policy: 'api', principal: `key:${caller.lineageId ?? caller.keyId}` }
  if (caller.kind === 'user') return { policy: 'general', principal: `user:${caller.id}` }
  return { policy: 'general', principal: `ip:${network(caller.ip)}` }
}

/** An IPv6 subscriber is given a whole /64 and may take a new address for each request. */
export function network(ip: string): string {
  if (isIP(ip) !== 6) return ip
  const plain = URL.parse(`http://[${ip.split('%')[0]}]`)?.hostname.slice(1, -1) ?? ip
  const [left = '', right] = plain.split('::')
  const [head, tail] = [left, right ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail]
  return `${groups.slice(0, 4).join(':')}::/64`
}
