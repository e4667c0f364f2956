import { expect, test } from 'vitest'
import { clientAddress, trustedProxies } from './forwarded.ts'

const proxies = trustedProxies('10.0.0.0/8, 192.0.2.7, 2001:db8::/32')

test('S58: a stranger is taken by the address of its socket, whatever it claims', () => {
  expect(clientAddress('203.0.113.9', '1.2.3.4, 10.0.0.1', proxies)).toBe('203.0.113.9')
  expect(clientAddress('10.0.0.1', '1.2.3.4', trustedProxies())).toBe('10.0.0.1')
})

test('S58: a trusted proxy is believed from the right, as far as trust goes', () => {
  expect(clientAddress('10.0.0.1', '6.6.6.6, 203.0.113.9, 192.0.2.7', proxies)).toBe('203.0.113.9')
  expect(clientAddress('10.0.0.1', '203.0.113.9, nonsense', proxies)).toBe('10.0.0.1')
  expect(clientAddress('10.0.0.1', '', proxies)).toBe('10.0.0.1')
  expect(clientAddress('10.0.0.1', '10.0.0.2', proxies)).toBe('10.0.0.2')
})

test('an IPv4 peer is the same on a dual-stack socket', () => {
  expect(clientAddress('::ffff:10.0.0.1', '::ffff:203.0.113.9', proxies)).toBe('203.0.113.9')
  expect(clientAddress('2001:db8::5', '2001:db9::1', proxies)).toBe('2001:db9::1')
})

test.each(['10.0.0.0/33', 'localhost', '10.0.0.0/x', '1.2.3'])('TRUSTED_PROXIES=%s is refused', (list) => {
  expect(() => trustedProxies(list)).toThrow(/TRUSTED_PROXIES/)
})
