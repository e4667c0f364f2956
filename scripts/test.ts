import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Trouble } from '#db/trouble.ts'
import { buildWhenStale } from './build.ts'
import { runChecks } from './checks.ts'
import { run } from './run.ts'
import { close, onClose, runCommand } from './shutdown.ts'
import { hashSources } from './sources.ts'
import { add, readPlaywright, readVitest, type Tally } from './test-reports.ts'

const nothing: Tally = { passed: 0, failed: 0, notRun: [] }
let reports = ''

/** npm test [-- --only=check|unit|start|access|browser [names of files …]] */
const stages: Record<string, { title: string; run: (files: string[]) => Promise<Tally> }> = {
  check: {
    title: 'Types, lint, architecture',
    async run() {
      const { passed, failed } = await runChecks()
      return { passed, failed: failed.length, notRun: [] }
    },
  },
  unit: { title: 'Unit and API tests, on a real Postgres', run: (files) => vitest([], files) },
  start: {
    title: 'Starting, stopping and coming back after a crash',
    run: (files) => afterBuild(() => vitest(['--config', 'tests/lifecycle/vitest.config.ts'], files)),
  },
  access: {
    title: 'Who may do what, with and without the middleware',
    run: (files) => afterBuild(() => vitest(['--config', 'tests/access/vitest.config.ts'], files)),
  },
  browser: {
    title: 'In a real Chromium, against the built server',
    run: (files) => afterBuild(() => playwright(files)),
  },
}

runCommand(async () => {
  const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true })
  const only = values.only
  if (only !== undefined && !(only in stages)) throw new Trouble(`--only is one of ${Object.keys(stages).join(', ')}.`)
  reports = await mkdtemp(join(tmpdir(), 'pintar-reports-'))
  onClose(() => rm(reports, { recursive: true, force: true }))

  let total = nothing
  for (const [name, stage] of Object.entries(stages)) {
    if (only && only !== name) {
      total = add(total, { ...nothing, notRun: [`${stage.title}: left out by --only=${only}`] })
      continue
    }
    console.log(`\n── ${stage.title}\n`)
    total = add(total, await stage.run(positionals))
  }
  if (total.notRun.length > 0) console.log(`\nNot run:\n${total.notRun.map((line) => `  ${line}`).join('\n')}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  await close(total.failed > 0 ? 1 : 0)
})

async function vitest(args: string[], files: string[]): Promise<Tally> {
  const file = join(await mkdtemp(join(reports, 'vitest-')), 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(['vitest', 'run', ...args, ...reporters, ...files], { show: true })
  return counted(code, await readVitest(file).catch(() => nothing))
}

async function playwright(files: string[]): Promise<Tally> {
  const file = join(reports, 'playwright.json')
  const { code } = await run(['playwright', 'test', ...files], { show: true, env: { E2E_JSON: file } })
  return counted(code, await readPlaywright(file).catch(() => nothing))
}

/** A run that failed as a whole (an unhandled error, no report) must not look like one that passed. */
const counted = (code: number, tally: Tally): Tally =>
  code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally

async function afterBuild(stage: () => Promise<Tally>): Promise<Tally> {
  try {
    await buildWhenStale(await hashSources(), console.log)
    return await stage()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    console.error(error.message)
    return { passed: 0, failed: 1, notRun: ['the tests of this stage: there is no build to run them against'] }
  }
}
