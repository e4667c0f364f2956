import 'server-only'
import { Problem } from '#lib/http/problem.ts'

export type QueueSettings = {
  /** How many are inside at once. */
  width: number
  /** How many may wait. */
  queueMax: number
  /** How many of them, inside or waiting, may be one person's. */
  perPersonMax: number
}
type Wait = {
  /** Whose it is; null: the house's own, which no share limits. */
  person: string | null
  signal?: AbortSignal | undefined
  /** How long to wait at the most; undefined: as long as it takes. */
  waitMs?: number | undefined
  /** For what takes but a moment: how many more than the share it may be one of. */
  beyond?: number
}
type Inside = { person: string | null; patient: boolean }
type Waiting = Inside & { admit: () => void }

const retryAfter = 5

/**
 * The line before the threads. A place that becomes free goes to the person who has the fewest inside, of those who wait
 * to the one who came first: a hundred files of one do not keep another's single one waiting. Who waits as long as it takes
 * may also take long inside: nobody has all places for such, where there are several.
 *
 * @example const leave = await queue.enter({ person: actor.id, signal }); try { … } finally { leave() }
 */
export class FairQueue {
  private readonly settings: QueueSettings
  private readonly inside: Inside[] = []
  private readonly waiting: Waiting[] = []

  constructor(settings: QueueSettings) {
    this.settings = settings
  }

  /**
   * Fulfilled, with the way out, when there is a place. Throws `too-many-running` (429) where the person's share is used
   * up, `busy` (503) where the line is full or a place did not become free in time, and the signal's reason.
   */
  async enter({ person, signal, waitMs, beyond = 0 }: Wait): Promise<() => void> {
    signal?.throwIfAborted()
    this.refuse(person, beyond)
    const own = { person, patient: waitMs === undefined }
    if (this.inside.length >= this.settings.width || !this.mayEnter(own)) await this.place(own, signal, waitMs)
    else this.inside.push(own)
    let left = false
    return () => {
      if (!left) this.leave(own)
      left = true
    }
  }

  /** How many wait. */
  get length(): number {
    return this.waiting.length
  }

  private refuse(person: string | null, beyond: number) {
    const own = (it: Inside) => it.person === person
    const { perPersonMax, queueMax, width } = this.settings
    const owned = this.inside.filter(own).length + this.waiting.filter(own).length
    if (person !== null && owned >= perPersonMax + beyond)
      throw new Problem('too-many-running', {
        detail: `At most ${perPersonMax} analyses of one account may be under way at once (ANALYTICS_RUNNING_MAX).`,
        retryAfter,
      })
    if (this.inside.length >= width && this.waiting.length >= queueMax) throw new Problem('busy', { retryAfter })
  }

  private mayEnter({ person, patient }: Inside): boolean {
    const alike = this.inside.filter((it) => it.patient && it.person === person).length
    return !patient || person === null || alike < Math.max(1, this.settings.width - 1)
  }

  private place(own: Inside, signal: AbortSignal | undefined, waitMs: number | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        end()
      }
      const admit = () => {
        this.inside.push(own)
        settle(resolve)
      }
      const entry: Waiting = { ...own, admit }
      const giveUp = (reason: unknown) => {
        this.waiting.splice(this.waiting.indexOf(entry), 1)
        settle(() => reject(reason))
      }
      const onAbort = () => giveUp(signal?.reason)
      const timer =
        waitMs === undefined ? undefined : setTimeout(() => giveUp(new Problem('busy', { retryAfter })), waitMs)
      signal?.addEventListener('abort', onAbort, { once: true })
      this.waiting.push(entry)
    })
  }

  private leave(own: Inside) {
    this.inside.splice(this.inside.indexOf(own), 1)
    const load = ({ person }: Waiting) => this.inside.filter((it) => it.person === person).length
    const [next] = this.waiting.filter((it) => this.mayEnter(it)).toSorted((a, b) => load(a) - load(b))
    if (!next) return
    this.waiting.splice(this.waiting.indexOf(next), 1)
    next.admit()
  }
}
