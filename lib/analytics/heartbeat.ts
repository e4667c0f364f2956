import type { Progress } from './analysis.ts'

type Beat = {
  /** Writes how far it is and that its process lives; false where nobody waits for it any more. */
  write: (progress: Progress) => Promise<boolean>
  /** Nobody waits for it any more. */
  onGone: () => void
  onError: (error: unknown) => void
  beatMs?: number
  /** How long nothing may be written while nothing changes. */
  renewMs?: number
}

/**
 * Tells how far something is that may say so a hundred times a second: it is written twice a second at the most, and only
 * where it has changed or the lease wants renewing. The same writing notices that the thing was cancelled elsewhere.
 */
export function startHeartbeat({ write, onGone, onError, beatMs = 500, renewMs = 2_000 }: Beat) {
  let latest: Progress = { stage: 'queued', share: 0 }
  let written = latest
  let writtenAt = performance.now()
  let ended = false
  let turn: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  async function beat() {
    if (latest === written && performance.now() - writtenAt < renewMs) return
    const told = latest
    try {
      if (!(await write(told))) {
        ended = true
        return onGone()
      }
      written = told
      writtenAt = performance.now()
    } catch (error) {
      onError(error) // the lease outlives some misses
    }
  }
  function next() {
    timer = setTimeout(() => {
      turn = beat().then(() => {
        if (!ended) next()
      })
    }, beatMs)
  }
  next()

  return {
    tell(progress: Progress): void {
      latest = progress
    },
    /** After this nothing is written any more. */
    end(): Promise<void> {
      ended = true
      clearTimeout(timer)
      return turn
    },
  }
}
