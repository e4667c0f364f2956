/** So many requests in any window of so many milliseconds. */
export type Rule = { limit: number; windowMs: number }

/** What a log says of one request. Times are spans, never instants: nobody's clock is compared with another's. */
export type Hit = {
  admitted: boolean
  remaining: number
  /** Until one more is let in; while there is room, until the oldest counted request leaves the window. */
  waitMs: number
}

/** A request that was let in: by what it is known, how long ago, and whether the log let it in itself. */
export type Past = { id: string; ageMs: number; told: boolean }

/** The log that all instances share. Whatever it throws means: not to be reached. */
export type Store = {
  /** How long a request waits for it. */
  timeoutMs: number
  /** Makes ready, anew after it was gone; `seen` hears how many hits a bucket holds, `lost` that the connection broke. */
  open(events: { seen: (bucket: string, count: number) => void; lost: (error: unknown) => void }): Promise<void>
  /** Counts one more, if there is room for it. The id makes the same hit the same, however often it is told. */
  hit(bucket: string, rule: Rule, id: string): Promise<Hit>
  /** The same without counting. */
  peek(bucket: string, rule: Rule): Promise<Hit>
  /** Hits that the log may not know: let in while it was gone, or lost with its memory. */
  restore(bucket: string, rule: Rule, hits: Past[]): Promise<void>
  forget(bucket: string): Promise<void>
  /** Deletes buckets that hold nothing any more, where they do not end by themselves. */
  sweep(): Promise<void>
  close(): Promise<void>
}
