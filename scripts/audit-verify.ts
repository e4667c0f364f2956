import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { findEmbedded } from '#db/embedded.ts'
import { Trouble } from '#db/trouble.ts'
import { Anchor, readAnchors } from '#lib/audit/anchor.ts'
import { type Report, verifyChain } from '#lib/audit/verify.ts'
import type { Finding } from '#lib/audit/verify-rows.ts'
import { openDatabase } from './database.ts'
import { anchorFile } from './environment.ts'
import { lock } from './lock.ts'
import { applicationSecrets } from './secrets.ts'
import { readSettings, type Settings } from './settings.ts'
import { close, runCommand } from './shutdown.ts'

const USAGE = `Usage: npm run audit:verify -- [options]
  --anchors FILE       anchors to hold the chain against (default: AUDIT_ANCHOR_FILE, or the file in DATA_DIR)
  --anchor N:DIGEST    one more anchor, as the log says it: "audit head", block and digest
  --without YYYY-MM    a month whose rows were put away: its blocks are checked, its rows are not expected
  --only YYYY-MM       expect the rows of this month alone, e.g. in a copy of a month that was put away`

/** npm run audit:verify: reads the whole trail and exits with 1 where it is not what was sealed. */
runCommand(async () => {
  const settings = readSettings()
  const { anchors, without, only, file } = readArguments(settings)
  const report = await asReader(await findDatabase(settings), (tx) =>
    verifyChain(tx, {
      anchors: all(file, anchors),
      expects: (month) => !without.includes(month) && (only.length === 0 || only.includes(month)),
    }),
  )
  tell(report, file)
  await close(report.findings.length > 0 ? 1 : 0)
})

function readArguments(settings: Settings) {
  const list = { type: 'string', multiple: true, default: [] as string[] } as const
  const options = { anchors: { type: 'string' }, anchor: list, without: list, only: list } as const
  const { values } = parse(() => parseArgs({ options }))
  const kept = anchorFile(settings)
  if (values.anchors && !existsSync(values.anchors)) throw new Trouble(`There is no file ${values.anchors}.`)
  return {
    ...values,
    file: values.anchors ?? (existsSync(kept) ? kept : undefined),
    anchors: values.anchor.map((text) => {
      const [n, digest] = text.split(':')
      return parse(() => Anchor.parse({ n: Number(n), digest }))
    }),
  }
}

function parse<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new Trouble(USAGE, { cause })
  }
}

async function* all(file: string | undefined, more: Anchor[]) {
  if (file) yield* readAnchors(file)
  yield* more
}

/** The one in DATABASE_URL, or the embedded one, whether it runs or not. */
async function findDatabase(settings: Settings): Promise<string> {
  const { dataDir, databaseUrl } = settings
  if (databaseUrl) return process.env.DATABASE_OWNER_URL || databaseUrl
  if (await lock(dataDir)) {
    if (!existsSync(join(dataDir, 'postgres'))) throw new Trouble(`There is no database in ${dataDir}.`)
    return (await openDatabase(settings, await applicationSecrets(dataDir), console.log)).ownerUrl
  }
  const running = await findEmbedded(dataDir)
  if (!running) throw new Trouble(`Something is just starting or stopping with ${dataDir}: try again in a moment.`)
  return running.ownerUrl
}

type Reading = Parameters<Parameters<ReturnType<typeof drizzle>['transaction']>[0]>[0]

async function asReader<T>(url: string, read: (tx: Reading) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    return await drizzle(client).transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' })
  } finally {
    await client.end()
  }
}

const number = new Intl.NumberFormat('en-US')

function tell({ rows, blocks, upto, unsealed, anchors, findings }: Report, file: string | undefined): void {
  console.log(`Compared: ${number.format(rows)} rows in ${number.format(blocks)} blocks.`)
  if (upto) console.log(`The last block is ${upto.block}, sealed at ${upto.at}, up to row ${upto.seq}.`)
  console.log(`Not sealed yet: ${number.format(unsealed)} rows.`)
  console.log(
    anchors > 0
      ? `Anchors that were held against it: ${number.format(anchors)}${file ? `, from ${file}` : ''}.`
      : 'No anchor was compared: the chain agrees with itself, which whoever rewrote all of it could also reach.',
  )
  for (const finding of findings) console.error(sentence(finding))
  if (findings.length === 0) console.log('Nothing was altered, removed, inserted or reordered.')
}

const sentences: Record<Finding['what'], (seq: number, block: number) => string> = {
  altered: (seq, block) => `Row ${seq} was altered after block ${block} had sealed it.`,
  missing: (seq, block) => `Row ${seq} is missing; block ${block} had sealed it.`,
  inserted: (seq, block) => `Row ${seq} was inserted later; block ${block} does not know it.`,
  'block-rewritten': (seq, block) => `Block ${block}, from row ${seq} on, was rewritten.`,
  'block-missing': (seq, block) => `Block ${block}, from row ${seq} on, is missing.`,
  'anchor-differs': (seq, block) =>
    `The chain was rewritten from row ${seq} on: block ${block} is not the anchored one.`,
  'anchor-unreached': (seq, block) => `Everything from row ${seq} on is missing: block ${block} was anchored.`,
}
const sentence = ({ seq, what, block }: Finding) => sentences[what](seq, block)
