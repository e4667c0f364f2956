import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { root } from '../scripts/settings.ts'

const exec = promisify(execFile)
const ROUNDS = 3
/** As the pool's threads: three such spaces are the young generation that `pool.ts` gives them. */
const young = '--max-semi-space-size=2'

type Found = { rows: number; sum: number; ms: number; megabytes: number }

/**
 * Reading a file of exporters' rows and rolling it up to month × category, against pandas doing the same in the same run.
 * Every measurement has a process of its own: the time is the best of three in it, the memory the most that the whole
 * process held up to the end of the first. The reader runs as JavaScript, as pandas runs compiled: taking the types off
 * while loading is Node's memory, not the reader's.
 */
export async function run() {
  await mkdir(join(root, 'node_modules/.cache'), { recursive: true })
  const folder = await mkdtemp(join(root, 'node_modules/.cache/analytics-read-'))
  try {
    const [million, five] = [join(folder, '1m.csv'), join(folder, '5m.csv')]
    await writeRows(million, 1_000_000)
    await writeRows(five, 5_000_000)
    await strip(folder)
    const reader = await writeReader(folder)
    const pandas = await findPandas()
    const own: Found[] = []
    const theirs: Found[] = []
    for (let round = 0; round < ROUNDS; round++) {
      own.push(await measure(process.execPath, [young, reader, million]))
      if (pandas) theirs.push(await measure(pandas, ['-c', pandasScript, million]))
    }
    const large = await measure(process.execPath, [young, reader, five, 'once'])
    return [
      ...compared(least(own), theirs.length > 0 ? least(theirs) : null),
      memoryOf(large),
      await wholeAnalysis(million),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function compared(own: Found, pandas: Found | null) {
  if (pandas && (pandas.rows !== own.rows || Math.abs(pandas.sum / own.sum - 1) > 1e-9))
    throw new Error(`pandas found ${pandas.rows} rows and ${pandas.sum}, the reader ${own.rows} and ${own.sum}`)
  const without = pandas ? '' : ' (pandas: not run)'
  return [
    {
      ...{ name: `1M rows, month × category${without}`, value: own.ms, unit: 'ms' },
      ...(pandas && { ratio: own.ms / pandas.ms, target: '≤ 0.5 of pandas' }),
    },
    {
      ...{ name: `1M rows, peak memory${without}`, value: own.megabytes, unit: 'MB' },
      ...(pandas && { ratio: own.megabytes / pandas.megabytes, target: '≤ 0.6 of pandas' }),
    },
    ...(pandas ? [{ name: 'pandas, the same', value: pandas.ms, unit: 'ms' }] : []),
    ...(pandas ? [{ name: 'pandas, peak memory', value: pandas.megabytes, unit: 'MB' }] : []),
  ]
}

const memoryOf = ({ megabytes }: Found) => ({
  ...{ name: '5M rows, peak memory', value: megabytes, unit: 'MB', target: '≤ 150' },
})

/** The worker's own time, from the file to the forecasts. */
async function wholeAnalysis(file: string) {
  const script = `
    const { analyze } = await import('#lib/analytics/analysis.ts')
    const { defaultLimits, defaultOptions } = await import('#lib/analytics/options.ts')
    const { fromFile } = await import('#lib/analytics/read/byte-source.ts')
    let ms = Infinity
    for (let round = 0; round < 3; round++) {
      const begun = performance.now()
      const { series, input } = analyze(fromFile(process.argv[1]), 'rows.csv', { ...defaultOptions, frequency: 'monthly' }, defaultLimits, undefined, '')
      ms = Math.min(ms, performance.now() - begun)
      if (input.rows_used !== 1_000_000 || series.filter((one) => one.forecast?.points).length !== 12) throw new Error('not all was analysed')
    }
    console.log(JSON.stringify({ ms }))`
  const { ms } = await measure(process.execPath, ['--input-type=module', '-e', script, file])
  return { name: '1M rows: read, clean, 12 forecasts', value: ms / 1000, unit: 's', target: '≤ 1.0' }
}

async function measure(program: string, args: string[]): Promise<Found> {
  const { stdout } = await exec(program, args, { cwd: root })
  return JSON.parse(stdout)
}

const least = (found: Found[]): Found => ({
  ...(found[0] as Found),
  ms: Math.min(...found.map(({ ms }) => ms)),
  megabytes: Math.min(...found.map(({ megabytes }) => megabytes)),
})

/** Ten years of shipments in twelve commodities, the same at every run. */
async function writeRows(path: string, rows: number): Promise<void> {
  let state = 42
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  const days = Array.from({ length: 3650 }, (_, at) => new Date(Date.UTC(2015, 0, 1 + at)).toISOString().slice(0, 10))
  function* lines() {
    let block = 'date,category,value\n'
    for (let n = 0; n < rows; n++) {
      block += `${days[Math.floor(random() * 3650)]},komoditas${n % 12},${(random() * 9000).toFixed(2)}\n`
      if (n % 10_000 === 9999) {
        yield block
        block = ''
      }
    }
    yield block
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
}

/** The module without its types, so that a process can load it as it loads any JavaScript. */
async function strip(folder: string): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  for await (const file of glob('lib/analytics/{*,read/*,profile/*}.ts', { cwd: root })) {
    if (file.endsWith('.test.ts')) continue
    const code = stripTypeScriptTypes(await readFile(join(root, file), 'utf8'))
    const path = join(folder, file.replace(/ts$/, 'js'))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, code.replaceAll(/(from '\.[^']+)\.ts'/g, "$1.js'"))
  }
}

async function writeReader(folder: string): Promise<string> {
  const path = join(folder, 'reader.js')
  await writeFile(
    path,
    `
    import { defaultLimits, defaultOptions } from './lib/analytics/options.js'
    import { toSeries } from './lib/analytics/profile/aggregate.js'
    import { fromFile } from './lib/analytics/read/byte-source.js'
    import { read } from './lib/analytics/read/read.js'
    const [, , file, once] = process.argv
    let found, megabytes, ms = Infinity
    for (let round = 0; round < (once ? 1 : 3); round++) {
      const begun = performance.now()
      const reading = read(fromFile(file), defaultOptions, { ...defaultLimits, rowsMax: 1e7 })
      const { series } = toSeries(reading, { ...defaultOptions, frequency: 'monthly' }, defaultLimits)
      ms = Math.min(ms, performance.now() - begun)
      megabytes ??= process.resourceUsage().maxRSS / 1024
      found = { rows: series.reduce((rows, one) => rows + one.values.length, 0), sum: series.reduce((sum, one) => sum + one.values.reduce((a, b) => a + b), 0) }
    }
    console.log(JSON.stringify({ ...found, ms, megabytes }))`,
  )
  return path
}

const pandasScript = `
import json, resource, sys, time
import pandas as pd
best = float('inf')
for attempt in range(3):
    begun = time.perf_counter()
    frame = pd.read_csv(sys.argv[1], parse_dates=['date'])
    sums = frame.groupby([frame['date'].dt.to_period('M'), 'category'])['value'].sum()
    best = min(best, time.perf_counter() - begun)
    if attempt == 0:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({'rows': len(sums), 'sum': float(sums.sum()), 'ms': best * 1000, 'megabytes': peak}))
`

async function findPandas(): Promise<string | null> {
  const python = process.env.PYTHON ?? 'python3'
  return exec(python, ['-c', 'import pandas']).then(
    () => python,
    () => null,
  )
}
