import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '#db/migrate.ts'
import { postgresAccount, postgresBinaries } from '#db/postgres-binaries.ts'
import { type Cluster, freePort, initialise, launch, shutDown } from '#db/postgres-cluster.ts'
import { secretsIn } from './canaries.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: { folder: string; superuserUrl: string; ownerUrl: string; appUrl: string; templatesEnd: string }
    /** Made once: an RSA key takes a while. */
    credentialKey: JsonWebKey
  }
}

const TEMPLATE = 'pintar_template'
/** The same with the courses of this repository in it, which take seconds to read. */
const SEEDED = 'pintar_seeded'
const password = 'only-for-tests' // the cluster lives for minutes, on the loopback address

let cluster: Cluster | undefined
let folder = ''

/** One throw-away Postgres for the whole run, with templates that are made once and copied for each test file. */
export async function setup(project: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'pintar-tests-'))
  await chmod(folder, 0o711)
  const account = postgresAccount()
  const flags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'].flatMap((it) => [
    '-c',
    it,
  ])
  const logFile = join(folder, 'postgres.log')
  cluster = { native: await postgresBinaries(account), account, data: join(folder, 'data'), logFile, flags }
  await initialise(cluster, password, ['--no-sync'])
  const { pid, port } = await launch(cluster, await freePort())
  cleanUpWhenWeAreGone(pid, folder)
  const url = (role: string) => `postgresql://${role}:${password}@127.0.0.1:${port}/postgres`
  const urls = { superuserUrl: url('postgres'), ownerUrl: url('pintar_owner'), appUrl: url('pintar_app') }
  project.provide('cluster', { folder, ...urls, templatesEnd: await makeTemplates(urls) })
  project.provide(
    'credentialKey',
    generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  )
}

export async function teardown(): Promise<void> {
  if (cluster) await shutDown(cluster)
  await rm(folder, { recursive: true, force: true })
}

/** The transaction behind the last that wrote into a template: what a copy holds from before it, was searched here. */
async function makeTemplates({
  superuserUrl,
  ownerUrl,
  appUrl,
}: Record<'superuserUrl' | 'ownerUrl' | 'appUrl', string>): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  for (const role of ['pintar_owner', 'pintar_app'])
    await client.query(`create role ${role} login password '${password}'`)
  await client.query(`create database ${TEMPLATE} owner pintar_owner`)
  await migrate(ownerUrl.replace(/postgres$/, TEMPLATE), { role: 'pintar_app' })
  await client.query(`create database ${SEEDED} template ${TEMPLATE} owner pintar_owner strategy file_copy`)
  const { seed } = await import('#db/seed.ts')
  await seed(appUrl.replace(/postgres$/, SEEDED))
  const { rows } = await client.query('select pg_current_xact_id()::text as id')
  await client.end()
  const kept = await secretsIn(superuserUrl.replace(/postgres$/, SEEDED))
  if (kept.length > 0) throw new Error(`secrets in what a start writes: ${JSON.stringify(kept)}`)
  return rows[0].id
}

/** Also after a `kill -9` of the test run: the pipe closes with us, and the shell at its other end then tidies up. */
function cleanUpWhenWeAreGone(pid: number, folder: string) {
  if (process.platform === 'win32') return
  const script =
    'cat >/dev/null; kill -INT "$1" 2>/dev/null; while kill -0 "$1" 2>/dev/null; do sleep 0.1; done; rm -rf "$2"'
  spawn('sh', ['-c', script, 'sh', `${pid}`, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] }).unref()
}
