import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Asked, Counted } from './process.ts'

/** What became of one request, and when it was sent and answered. */
export type Request = { sentAt: number; answeredAt: number; admitted: boolean; error: string | undefined; by: number }

type Limits = { limit: number; windowSeconds: number; env?: Record<string, string> }

/** Several processes that count together, as those of a server do. */
export class Processes {
  readonly #children: ChildProcess[] = []
  readonly #waiting = new Map<number, (counted: Counted) => void>()
  #asked = 0
  /** Whether each counted for itself when it last answered. */
  readonly degraded: boolean[] = []

  static async start(count: number, { limit, windowSeconds, env = {} }: Limits): Promise<Processes> {
    const processes = new Processes()
    const settings = {
      ...process.env,
      RATE_LIMIT_GENERAL: `${limit}`,
      RATE_LIMIT_GENERAL_SECONDS: `${windowSeconds}`,
      RATE_LIMIT_INSTANCES: `${count}`,
      ...env,
    }
    await Promise.all(Array.from({ length: count }, (_, i) => processes.#begin(i, settings)))
    return processes
  }

  async #begin(i: number, env: NodeJS.ProcessEnv): Promise<void> {
    const child = fork('tests/rate-limit/process.ts', {
      env,
      execArgv: ['--conditions=react-server'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#children[i] = child
    await once(child, 'message')
    child.on('message', (counted: Counted) => {
      this.degraded[i] = counted.degraded
      this.#waiting.get(counted.id)?.(counted)
      this.#waiting.delete(counted.id)
    })
  }

  ask(by: number, ip = '203.0.113.7'): Promise<Request> {
    const id = ++this.#asked
    const sentAt = performance.now()
    this.#children[by]?.send({ id, ip, limit: 'general' } satisfies Asked)
    return new Promise((done) => {
      this.#waiting.set(id, ({ admitted, error }) =>
        done({ sentAt, answeredAt: performance.now(), admitted, error, by }),
      )
    })
  }

  /** So many requests, one each so many milliseconds, to the processes in turn. */
  async flow(count: number, everyMs: number, ip?: string): Promise<Request[]> {
    const begun = performance.now()
    const requests: Promise<Request>[] = []
    for (let i = 0; i < count; i++) {
      await sleep(Math.max(0, begun + i * everyMs - performance.now()))
      requests.push(this.ask(i % this.#children.length, ip))
    }
    return Promise.all(requests)
  }

  stop(): void {
    for (const child of this.#children) child.disconnect()
  }
}

/** Windows that surely held more than the limit, wherever in its interval each request was counted. */
export function overshoots(requests: Request[], limit: number, windowMs: number): number[] {
  const admitted = requests.filter((it) => it.admitted).sort((a, b) => a.sentAt - b.sentAt)
  return admitted.flatMap((first) => {
    const within = admitted.filter((it) => it.sentAt >= first.sentAt && it.answeredAt < first.sentAt + windowMs)
    return within.length > limit ? [within.length] : []
  })
}

/** Refused, although surely fewer than the limit had been let in within the window before. */
export function wronglyRefused(requests: Request[], limit: number, windowMs: number): Request[] {
  const admitted = requests.filter((it) => it.admitted)
  return requests.filter((it) => {
    const perhaps = admitted.filter(
      (one) => one.answeredAt >= it.sentAt - windowMs - 1 && one.sentAt <= it.answeredAt,
    ).length
    return !it.admitted && perhaps < limit
  })
}
