/** How many hits a bucket held when the shared log last spoke of it. */
export type Seen = { count: number; at: number }

/** What this process has heard of all buckets, also of those whose requests come to others. */
export class Sightings {
  readonly #longestWindowMs: number
  #seen = new Map<string, Seen>()
  /** What is heard while the log comes back already holds what was let in without it: kept apart until that is over. */
  #later: Map<string, Seen> | undefined

  constructor(longestWindowMs: number) {
    this.#longestWindowMs = longestWindowMs
  }

  /**
   * `asked`: when the question was put that this answers. What was heard since then may be newer than the answer, though it
   * was read before it: the greater count is taken.
   */
  hear(name: string, { count, at }: Seen, asked = at): void {
    const heard = this.#later ?? this.#seen
    const known = heard.get(name)
    heard.set(name, { count: known && known.at >= asked ? Math.max(known.count, count) : count, at })
  }

  of(name: string): Seen | undefined {
    return this.#seen.get(name)
  }

  hold(): void {
    this.#later ??= new Map()
  }

  release(): void {
    for (const [name, seen] of this.#later ?? []) this.#seen.set(name, seen)
    this.#later = undefined
  }

  forget(name: string): void {
    this.#seen.delete(name)
  }

  forgetOld(now: number): void {
    for (const [name, { at }] of this.#seen) if (at < now - this.#longestWindowMs) this.#seen.delete(name)
  }
}
