import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

/** What a process of its own writes: the log goes to its standard output, past everything that could be put in between. */
async function logged(entry: object): Promise<Record<string, unknown>> {
  const program = `import { log } from '#lib/log.ts'; log.info(${JSON.stringify(entry)}, 'hello')`
  const options = ['--conditions=react-server', '--input-type=module', '--eval', program]
  const env = { ...process.env, LOG_LEVEL: 'info' }
  return JSON.parse((await promisify(execFile)(process.execPath, options, { env })).stdout)
}

it('S71: masks what could be a secret, at the top and one level below', async () => {
  const names = ['password', 'current_password', 'new_password', 'token', 'access_token', 'refresh_token', 'key']
  const more = ['secret', 'authorization', 'cookie', 'totp', 'seed', 'recovery_codes']
  const entry = Object.fromEntries([...names, ...more].map((name) => [name, `canary ${name}`]))
  const line = await logged({ ...entry, input: entry, route: 'accounts.step-up' })
  expect(JSON.stringify(line)).not.toContain('canary')
  expect(line).toMatchObject({
    msg: 'hello',
    route: 'accounts.step-up',
    seed: '[redacted]',
    input: { totp: '[redacted]' },
  })
})
