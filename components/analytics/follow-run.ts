import { PendingRun } from '#lib/analytics/contract.ts'
import { askOwnSite, problemOf } from '#lib/http/client.ts'
import { Problem } from '#lib/http/problem.ts'

export type Outcome = { status: 'done' } | { status: 'failed'; run: PendingRun }
export type OnRun = (run: PendingRun | 'offline') => void

const firstMs = 300
const longestMs = 3000
const slower = 1.4

/**
 * Asks for a run until it is done or has failed, ever less often. A connection that is gone is told and waited for.
 * Rejects with `AbortError` when no longer wanted, with a Problem when the run is gone.
 */
export async function followRun(id: string, onRun: OnRun, signal: AbortSignal): Promise<Outcome> {
  for (let pauseMs = firstMs; ; pauseMs = Math.min(pauseMs * slower, longestMs)) {
    await pause(pauseMs, signal)
    const run = await askFor(id, signal)
    if (run === 'done') return { status: 'done' }
    if (run !== 'offline' && run.status === 'failed') return { status: 'failed', run }
    onRun(run)
  }
}

async function askFor(id: string, signal: AbortSignal): Promise<PendingRun | 'done' | 'offline'> {
  try {
    const response = await askOwnSite(`/api/v1/analytics/runs/${id}`, { signal, cache: 'no-store' })
    if (!response.ok) throw await problemOf(response)
    const text = await untilKnown(response)
    return text === 'done' ? text : PendingRun.parse(JSON.parse(text))
  } catch (error) {
    // The server may be asked again: too many at once, or a restart in between.
    const passing = error instanceof Problem ? error.status >= 429 : error instanceof TypeError
    if (passing && !signal.aborted) return 'offline'
    throw error
  }
}

/** A result may have megabytes, and the page that shows it brings its own: its beginning tells that it is one. */
async function untilKnown(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const part = await reader?.read()
    text += part?.value ?? ''
    if (/^\{"id":"[^"]*","created_at":"[^"]*","status":"done"/.test(text)) {
      await reader?.cancel()
      return 'done'
    }
    if (!part || part.done) return text
  }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    const stop = () => {
      clearTimeout(timer)
      reject(new DOMException('cancelled', 'AbortError'))
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
