import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Sent, Uploads } from './send-files.ts'
import { tokenOf } from './sign-in.ts'
import { startProduct } from './subject.ts'

const FILE_BYTES = 50 * 1024 * 1024
const PROBE_EVERY_MS = 10

/** S51: how long the health check of a single process takes while two files of the largest size come in and are analysed. */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'pintar-bench-files-'))
  const product = await startProduct()
  try {
    const path = join(folder, 'ekspor.csv')
    await writeFile(path, exporterFile(FILE_BYTES))
    const people = [await tokenOf(product, 'learner'), await tokenOf(product, 'developer')]
    const send = () => upload({ url: `${product.url}/api/v1/analytics/analyze`, path, people })
    const health = `${product.url}/health/live`
    const idle = await probeWhile(health, setTimeout(3_000))
    await send() // the first threads and the first compilation
    const sent = send()
    const busy = await probeWhile(health, sent)
    const seconds = (await sent).map(({ ms }) => ms / 1000)
    return [
      { name: 'Health check with nothing else to do: p99', value: p99(idle), unit: 'ms' },
      {
        name: `S51 health check while two 50 MiB files are analysed: p99 of ${busy.length}`,
        value: p99(busy),
        unit: 'ms',
        target: '≤ 200 (stretch 50)',
      },
      { name: 'S51 the same: slowest', value: Math.max(...busy), unit: 'ms' },
      { name: 'Both files at once, from the first byte sent to the answer', value: Math.max(...seconds), unit: 's' },
    ]
  } finally {
    await product.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** From a thread of its own, so that sending does not hold up the clock of the health checks. */
async function upload(uploads: Uploads): Promise<Sent[]> {
  const worker = new Worker(new URL('./send-files.ts', import.meta.url), { workerData: uploads })
  const [sent] = (await once(worker, 'message')) as [Sent[]]
  await worker.terminate()
  for (const { status, body } of sent) if (status !== 200) throw new Error(`an analysis answered ${status}: ${body}`)
  return sent
}

/** Milliseconds of each answer, asked for at a fixed pace however long the one before takes. */
async function probeWhile(url: string, work: Promise<unknown>): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true })
  const under: Promise<number>[] = []
  let isOver = false
  const over = work.finally(() => {
    isOver = true
  })
  while (!isOver) {
    under.push(ask(url, agent))
    await setTimeout(PROBE_EVERY_MS)
  }
  await over
  const times = await Promise.all(under)
  agent.destroy()
  return times
}

const ask = (url: string, agent: http.Agent) =>
  new Promise<number>((done, fail) => {
    const begun = performance.now()
    http
      .get(url, { agent }, (response) => {
        if (response.statusCode !== 200) fail(new Error(`${url} answered ${response.statusCode}`))
        response.resume().once('end', () => done(performance.now() - begun))
      })
      .once('error', fail)
  })

const p99 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN

/** Ten years of shipments in twelve commodities, as many rows as fit. */
function exporterFile(bytesMax: number): string {
  const lines = ['date,category,value']
  let bytes = 20
  for (let n = 0; bytes < bytesMax - 60; n++) {
    const day = new Date(Date.UTC(2014, 0, 1 + ((n * 7919) % 3650))).toISOString().slice(0, 10)
    const line = `${day},Komoditas ${n % 12},${((n * 104_729) % 900_000) / 100}`
    lines.push(line)
    bytes += line.length + 1
  }
  return lines.join('\n')
}
