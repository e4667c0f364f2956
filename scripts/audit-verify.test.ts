import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headOfChain, sealEverything, superuser } from '#tests/audit/trail.ts'
import { aUser } from '#tests/factories.ts'

beforeAll(async () => {
  await superuser.connect()
  for (let i = 0; i < 3; i++) await aUser()
  await sealEverything()
})
afterAll(() => superuser.end())

const folder = process.env.MAIL_DIR ?? ''

/** The command as npm runs it, against this file's own database. */
function auditVerify(...args: string[]): Promise<{ code: number; said: string; complained: string }> {
  const command = ['--conditions=react-server', '--disable-warning=ExperimentalWarning', 'scripts/audit-verify.ts']
  const env = { ...process.env, DATABASE_URL: process.env.TEST_OWNER_URL, DATA_DIR: folder }
  return new Promise((done) => {
    execFile(process.execPath, [...command, ...args], { env: env as NodeJS.ProcessEnv }, (error, said, complained) =>
      done({ code: error ? Number(error.code) : 0, said, complained }),
    )
  })
}

test('S65: audit:verify says what it compared, and finds nothing in a trail that nobody touched', async () => {
  const head = await headOfChain()
  const anchors = join(folder, 'anchors.jsonl')
  await writeFile(anchors, `${JSON.stringify(head)}\n`)
  await aUser()
  const { code, said, complained } = await auditVerify('--anchors', anchors, '--anchor', `${head.n}:${head.digest}`)
  expect({ code, complained }).toEqual({ code: 0, complained: '' })
  expect(said).toMatch(/^Compared: \d+ rows in \d+ blocks\.$/m)
  expect(said).toMatch(/^The last block is \d+, sealed at \d{4}-\d\d-\d\dT[\d:.]+Z, up to row \d+\.$/m)
  expect(said).toContain('Not sealed yet: 1 rows.')
  expect(said).toContain('Anchors that were held against it: 2')
})

test('S65: audit:verify names the first row that a superuser altered or removed, and ends with 1', async () => {
  const { rows } = await superuser.query('select seq from audit_log order by seq limit 2')
  const [first, second] = rows.map((row) => row.seq)
  await superuser.query("update audit_log set ip = '192.0.2.1' where seq = $1", [second])
  await superuser.query('delete from audit_log where seq = $1', [first])
  const { code, complained } = await auditVerify()
  expect(code).toBe(1)
  expect(complained.split('\n').slice(0, 2)).toEqual([
    `Row ${first} is missing; block 1 had sealed it.`,
    `Row ${second} was altered after block 1 had sealed it.`,
  ])
})

test('audit:verify explains itself where it is asked something else', async () => {
  for (const args of [['--anchor', 'x'], ['--nonsense']]) {
    const { code, complained } = await auditVerify(...args)
    expect(code).toBe(1)
    expect(complained).toMatch(/^Usage: npm run audit:verify/)
  }
})
