import { describe, expect, it } from 'vitest'
import type { Caller } from '../auth/actor.ts'
import { bucketOf, network } from './bucket.ts'

const origin = { ip: '203.0.113.7', requestId: 'r', userAgent: '' }
const anonymous: Caller = { kind: 'anonymous', id: null, role: null, ...origin }
const user: Caller = {
  kind: 'user',
  id: 'u1',
  role: 'learner',
  name: 'Sri',
  via: 'bearer',
  sessionId: 's1',
  keyId: null,
  lineageId: null,
  secondFactor: 'not-needed',
  scopes: null,
  ...origin,
}
const key: Caller = { ...user, kind: 'key', via: 'api-key', sessionId: null, keyId: 'k2', lineageId: 'k1', scopes: [] }

describe('S55: whose quota', () => {
  it('a key’s is that of its lineage (S34), a person’s her own, anybody else’s that of the address', () => {
    expect(bucketOf('general', key)).toEqual({ policy: 'api', principal: 'key:k1' })
    expect(bucketOf('general', { ...key, keyId: 'k3' })).toEqual(bucketOf('general', key))
    expect(bucketOf('general', user)).toEqual({ policy: 'general', principal: 'user:u1' })
    expect(bucketOf('general', anonymous)).toEqual({ policy: 'general', principal: 'ip:203.0.113.7' })
  })

  it('signing in counts by address, whoever asks', () => {
    for (const caller of [key, user, anonymous])
      expect(bucketOf('auth', caller)).toEqual({ policy: 'auth', principal: 'ip:203.0.113.7' })
  })

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (ip, counted) => {
    expect(network(ip)).toBe(counted)
  })
})
