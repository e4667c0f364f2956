import { expect, it } from 'vitest'
import { readEnvironment } from '#lib/env.ts'
import { listUsers } from '#lib/users/contract.ts'
import { ask } from './ask.ts'
import { aUser, bearer } from './factories.ts'
import { anAuthenticator } from './second-factor.ts'

it('S09: is required where real people are served, optional in the demo, and a setting decides otherwise', () => {
  const of = (set: Record<string, string>) => readEnvironment({ ...process.env, ...set }).ADMIN_MFA
  expect(of({ APP_ENV: 'production' })).toBe('required')
  expect(of({ APP_ENV: 'demo' })).toBe('optional')
  // Started by hand on a platform that says no more than NODE_ENV.
  expect(of({ APP_ENV: '', NODE_ENV: 'production' })).toBe('required')
  expect(of({ APP_ENV: 'development', NODE_ENV: 'production' })).toBe('required')
  expect(of({ APP_ENV: 'demo', NODE_ENV: 'production' })).toBe('optional')
  expect(of({ APP_ENV: '', NODE_ENV: 'development' })).toBe('optional')
  expect(of({ APP_ENV: 'production', ADMIN_MFA: 'optional' })).toBe('optional')
  expect(of({ APP_ENV: 'demo', ADMIN_MFA: 'required' })).toBe('required')
  expect(readEnvironment(process.env).ADMIN_MFA_SECONDS).toBe(12 * 3_600)
})

it('S09: where it is optional, an administrator without one administrates, and one who has one shows it', async () => {
  const admin = await aUser({ role: 'admin' })
  expect((await ask(listUsers, {}, { as: await bearer(admin) })).status).toBe(200)
  await anAuthenticator(admin)
  expect((await ask(listUsers, {}, { as: await bearer(admin) })).body.type).toContain('second-factor-due')
})
