import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { quickAnalysis } from '#lib/analytics/contract.ts'
import { poolSettings } from '#lib/analytics/limits.ts'
import { analysisPool } from '#lib/analytics/pool.ts'
import { ownFolder, spoolFolder, spoolName, sweepSpool } from '#lib/http/spool-folder.ts'
import { ask } from '#tests/ask.ts'
import { bearerOf } from '#tests/factories.ts'
import { bodyOf, filePart, multipart, ownUploads } from '#tests/uploads.ts'

const uploads = ownUploads()
process.env.ANALYTICS_TIMEOUT_MS = '1500' // read with the first setting
const rows = 'date,value\n2024-01,1\n2024-02,2\n2024-03,4\n'

/** The threads of this process are stuck or quick, as the file's name says. */
const pool = () => analysisPool({ ...poolSettings(), filename: resolve('tests/fixtures/analytics/scripted-worker.ts') })
const send = async (filename: string, signal?: AbortSignal) =>
  ask(
    quickAnalysis,
    {},
    {
      as: await bearerOf('learner'),
      body: bodyOf(filePart(rows, { filename })),
      headers: multipart,
      ...(signal && { signal }),
    },
  )

afterEach(() => {
  for (const name of readdirSync(uploads.folder)) rmSync(join(uploads.folder, name))
})

it('S54: a file is readable by nobody else while it is worked on, and gone when its client is', async () => {
  pool()
  const gone = new AbortController()
  const answer = send('stuck', gone.signal)
  await expect.poll(uploads.files, { interval: 10, timeout: 10_000 }).toHaveLength(1)
  const [name = ''] = uploads.files()
  const path = join(uploads.folder, name)
  await expect.poll(() => readFileSync(path, 'utf8')).toBe(rows)
  expect([statSync(path).mode & 0o777, statSync(uploads.folder).mode & 0o777]).toEqual([0o600, 0o700])
  expect(name).not.toContain('stuck')
  gone.abort()
  expect((await answer).status).toBe(499)
  expect(uploads.files()).toEqual([])
})

it('S51, S54: an analysis that takes too long is answered 504, and its file is gone', async () => {
  pool()
  const { status, body } = await send('stuck')
  expect([status, body.type]).toEqual([504, expect.stringMatching(/processing-timeout$/)])
  expect(body.detail).toContain('1.5 seconds (ANALYTICS_TIMEOUT_MS)')
  expect(uploads.files()).toEqual([])
})

it('S54: a file is gone after an unexpected failure', async () => {
  pool() // whose quick answer is no analysis
  expect((await send('quick')).status).toBe(500)
  expect(uploads.files()).toEqual([])
})

it('S54: without a setting it is outside of the product, and so never under public/', () => {
  expect(relative(resolve('.'), ownFolder())).toMatch(/^\.\./)
})

const leave = (name: string) => writeFileSync(join(uploads.folder, name), rows)
const byDead = (name: string, pid: number) => name.replace(/\.\d+\./, `.${pid}.`)

it('S54: the start deletes what processes that are gone have left, and nothing of one that lives', async () => {
  const dead = spawn(process.execPath, ['-e', ''])
  await once(dead, 'exit')
  const mine = spoolName()
  const sibling = byDead(spoolName(), process.ppid)
  const another = `another-machine.1.0a1b2c3d.${crypto.randomUUID()}.upload`
  const before = spoolName().replace(/^([^.]+\.\d+)\.\w+\./, '$1.00000000.') // this number, in a life before
  const left = [byDead(spoolName(), dead.pid as number), before]
  for (const name of [mine, sibling, another, 'notes.txt', ...left]) leave(name)
  await sweepSpool()
  expect(uploads.files().sort()).toEqual([mine, sibling, another, 'notes.txt'].sort())
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400
  for (const name of [another, sibling]) utimesSync(join(uploads.folder, name), twoDaysAgo, twoDaysAgo)
  await sweepSpool()
  expect(uploads.files().sort()).toEqual([mine, 'notes.txt'].sort())
})

it('S54: a folder that others could read is closed, and what is no folder of our own is not used', async () => {
  chmodSync(uploads.folder, 0o755)
  await spoolFolder()
  expect(statSync(uploads.folder).mode & 0o777).toBe(0o700)
  const link = join(uploads.folder, 'link')
  symlinkSync(uploads.folder, link)
  await expect(spoolFolder(link)).rejects.toThrow('not a folder of this user')
})
