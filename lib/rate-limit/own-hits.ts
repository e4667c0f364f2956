import type { Seen } from './sightings.ts'
import type { Hit, Rule } from './store.ts'

/** What a process may let in on its own. */
export type Share = { instances: number /** Since when it counts for itself. */; since: number; seen: Seen | undefined }

/** The instants of the requests that this process let in, of one bucket, in order. Each instant occurs once. */
export class OwnHits {
  rule: Rule
  #instants: number[] = []

  constructor(rule: Rule) {
    this.rule = rule
  }

  add(at: number): void {
    this.#instants.splice(this.#from(at), 0, at)
  }

  drop(at: number): void {
    const i = this.#from(at)
    if (this.#instants[i] === at) this.#instants.splice(i, 1)
  }

  /** Those that still count; the others are forgotten. */
  within(now: number): readonly number[] {
    this.#instants.splice(0, this.#from(now - this.rule.windowMs))
    return this.#instants
  }

  /**
   * Whether one more fits into this process' share: of what the bucket had left when it was last seen, until those hits
   * have left the window; of the whole limit from then on. All processes together so never exceed the limit.
   */
  look(now: number, { instances, since, seen }: Share): Hit {
    const { limit, windowMs } = this.rule
    const taken = this.within(now).slice(this.#from(since))
    const seenEnds = seen ? seen.at + windowMs : Number.NEGATIVE_INFINITY
    const share = Math.floor((now <= seenEnds ? Math.max(limit - (seen?.count ?? 0), 0) : limit) / instances)
    if (taken.length < share) {
      const first = taken[0] ?? now
      return { admitted: true, remaining: share - taken.length, waitMs: first + windowMs - now }
    }
    const freed = (of: number) => (of > 0 ? (taken[taken.length - of] ?? now - windowMs) + windowMs : now + windowMs)
    const later = Math.max(seenEnds, freed(Math.floor(limit / instances)))
    return { admitted: false, remaining: 0, waitMs: (share > 0 ? Math.min(freed(share), later) : later) - now + 0.01 }
  }

  /** The place of the first instant that is not before this one. */
  #from(at: number): number {
    let [low, high] = [0, this.#instants.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#instants[middle] as number) < at) low = middle + 1
      else high = middle
    }
    return low
  }
}
