import cluster, { type Worker } from 'node:cluster'
import { logFatal } from './log.ts'

const KILL_AFTER_MS = 28_000 // a worker gives itself 25 s to drain
const BACK_OFF_MS = { first: 100, longest: 10_000, forgottenAfter: 60_000 }
const PROVEN_AFTER_MS = 10_000
const HOPELESS_AFTER = 3

/** One process per core. One that dies is replaced, more slowly the more often it happens; a drain reaches them all. */
export function runWorkers(count: number): void {
  let draining = false
  let failures = 0
  let proven = false

  function start() {
    if (draining) return
    const worker = cluster.fork({ WEB_CONCURRENCY: `${count}` }) // the limiter's share without Redis is one of so many
    const startedAt = Date.now()
    const proof = setTimeout(() => {
      proven = true
    }, PROVEN_AFTER_MS)
    worker.on('error', () => undefined) // writing to one that just died; its exit is what counts
    worker.once('exit', (code, signal) => {
      clearTimeout(proof)
      if (draining) return leaveWhenAlone()
      logFatal('a worker ended', new Error(`process ${worker.process.pid}: ${signal ?? `exit code ${code}`}`))
      failures = Date.now() - startedAt > BACK_OFF_MS.forgottenAfter ? 1 : failures + 1
      // None ever stood: a bad setting, say. Whoever started us should hear of it instead of watching us try.
      if (!proven && !signal && failures >= HOPELESS_AFTER) return drain(1)
      setTimeout(start, Math.min(BACK_OFF_MS.first * 2 ** (failures - 1), BACK_OFF_MS.longest))
    })
  }

  function drain(code: number) {
    if (draining) return
    draining = true
    process.exitCode = code
    for (const worker of alive()) worker.process.kill('SIGTERM')
    setTimeout(() => {
      for (const worker of alive()) worker.process.kill('SIGKILL')
    }, KILL_AFTER_MS).unref()
    leaveWhenAlone()
  }

  function leaveWhenAlone() {
    if (alive().length === 0) process.exit()
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => drain(0))
  process.on('disconnect', () => drain(0))
  process.channel?.unref()
  for (let i = 0; i < count; i++) start()
}

const alive = () => Object.values(cluster.workers ?? {}).filter((it): it is Worker => it !== undefined && !it.isDead())
