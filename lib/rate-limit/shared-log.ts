import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '../log.ts'
import { rateLimitDegraded } from '../metrics.ts'
import { inTime } from './in-time.ts'
import { OwnHits } from './own-hits.ts'
import { Sightings } from './sightings.ts'
import type { Hit, Rule, Store } from './store.ts'

const PROBE_MS = 250
/** Connecting, and telling what was let in meanwhile, takes longer than one question. */
const PATIENCE = 10
/** Long enough for every other process to notice that the log is back, and to tell it what it let in meanwhile. */
const SETTLE_MS = 3_000
const SLOWEST_MS = 1_000
const SWEEP_MS = 60_000

type Options = { instances: number /** Of all rules. */; longestWindowMs: number }

/**
 * The log that all instances share, and what to do without it. While it is up, it decides. When it is gone or hangs, each
 * process decides for itself, within its share of what the bucket had left; when it is back, each first tells it what it
 * has let in, and for a moment both must agree, until all have told.
 */
export class SharedLog {
  readonly #store: Store
  readonly #instances: number
  readonly #me = crypto.randomUUID().slice(0, 8)
  #state: 'new' | 'up' | 'down' | 'settling' = 'new'
  #since = 0
  #own = new Map<string, OwnHits>()
  readonly #sightings: Sightings
  #opening: Promise<void> | undefined
  #lastInstant = 0
  /** How long the log has taken to answer at most. */
  #slowest = 0
  #sweptAt = 0
  #turn = 0

  constructor(store: Store, { instances, longestWindowMs }: Options) {
    this.#store = store
    this.#instances = instances
    this.#sightings = new Sightings(longestWindowMs)
  }

  get #patienceMs(): number {
    return this.#store.timeoutMs * PATIENCE
  }

  get degraded(): boolean {
    return this.#state === 'down'
  }

  /** The earlier it listens, the more it knows when the log should go. */
  start(): Promise<void> {
    this.#opening ??= this.#begin().catch((error) => this.#fail(error))
    return this.#opening
  }

  async #begin(): Promise<void> {
    await this.#open()
    if (this.#state !== 'new') return
    this.#state = 'up'
    await inTime(this.#restore(), this.#patienceMs) // what did not wait for it
  }

  async hit(name: string, rule: Rule): Promise<Hit> {
    if (this.#state === 'new') await Promise.race([this.start(), sleep(this.#store.timeoutMs)])
    const own = this.#ownOf(name, rule)
    const at = this.#instant()
    if (this.#state === 'down' || this.#state === 'new') return this.#decide(name, own, at)
    if (this.#state === 'settling') {
      const mine = this.#look(name, own, at)
      if (!mine.admitted) return mine
    }
    own.add(at) // before the answer: of two at once the second must see the first
    try {
      const hit = await inTime(this.#store.hit(name, rule, this.#id(at)), this.#store.timeoutMs)
      this.#slowest = Math.min(Math.max(this.#slowest, performance.now() - at), SLOWEST_MS)
      if (!hit.admitted) own.drop(at)
      else if (this.degraded) this.#since = Math.min(this.#since, at) // the last word of a log that is gone
      this.#hear(name, rule.limit - hit.remaining, at)
      return hit
    } catch (error) {
      own.drop(at)
      this.#fail(error, at)
      return this.#decide(name, own, at)
    }
  }

  async peek(name: string, rule: Rule): Promise<Hit> {
    if (this.#state === 'up')
      try {
        return await inTime(this.#store.peek(name, rule), this.#store.timeoutMs)
      } catch (error) {
        this.#fail(error)
      }
    return this.#look(name, this.#ownOf(name, rule), this.#instant())
  }

  async forget(name: string): Promise<void> {
    this.#own.delete(name)
    this.#sightings.forget(name)
    if (!this.degraded) await this.#store.forget(name)
  }

  sweep(): Promise<void> {
    return this.#store.sweep()
  }

  async close(): Promise<void> {
    this.#turn++
    await this.#store.close()
  }

  #decide(name: string, own: OwnHits, at: number): Hit {
    const hit = this.#look(name, own, at)
    if (hit.admitted) own.add(at)
    return hit.admitted ? { ...hit, remaining: hit.remaining - 1 } : hit
  }

  #look(name: string, own: OwnHits, at: number): Hit {
    return own.look(at, { instances: this.#instances, since: this.#since, seen: this.#sightings.of(name) })
  }

  #open(): Promise<void> {
    const turn = this.#turn
    const lost = (error: unknown) => {
      if (turn === this.#turn) this.#fail(error)
    }
    return inTime(this.#store.open({ seen: (name, count) => this.#hear(name, count), lost }), this.#patienceMs)
  }

  #fail(error: unknown, at = this.#instant()): void {
    if (this.#state === 'down') {
      this.#since = Math.min(this.#since, at)
      return
    }
    if (this.#state !== 'settling') this.#since = at
    this.#state = 'down'
    rateLimitDegraded.set(1)
    log.warn({ err: error }, 'rate limits: the shared log is gone; each process counts for itself')
    void this.#recover(++this.#turn)
  }

  async #recover(turn: number): Promise<void> {
    const current = () => turn === this.#turn
    do {
      await sleep(PROBE_MS, undefined, { ref: false })
      if (!current()) return
      this.#sightings.hold()
    } while (
      !(await this.#open().then(
        () => true,
        () => false,
      ))
    )
    if (!current()) return
    this.#state = 'settling' // from here on each hit reaches the log by itself
    try {
      await inTime(this.#restore(), this.#patienceMs)
    } catch (error) {
      return this.#fail(error)
    }
    if (!current()) return
    rateLimitDegraded.set(0)
    log.info('rate limits: the shared log is back')
    await sleep(SETTLE_MS, undefined, { ref: false })
    if (!current()) return
    this.#state = 'up'
    this.#sightings.release()
  }

  /** All that still counts: it may have lost its memory too, and knows what it knows by id. */
  async #restore(): Promise<void> {
    // The log counted each a little after it came here: told as older than it was, it would leave the window too soon.
    const now = this.#instant()
    const age = (at: number) => Math.max(0, now - at - this.#slowest)
    const told = [...this.#own].map(([name, own]) => {
      const hits = own.within(now).map((at) => ({ id: this.#id(at), ageMs: age(at), told: at < this.#since }))
      return hits.length > 0 ? this.#store.restore(name, own.rule, hits) : undefined
    })
    await Promise.all(told)
  }

  #hear(name: string, count: number, asked?: number): void {
    this.#sightings.hear(name, { count, at: this.#instant() }, asked)
  }

  #ownOf(name: string, rule: Rule): OwnHits {
    this.#forgetOld()
    const known = this.#own.get(name)
    const own = known ?? new OwnHits(rule)
    own.rule = rule
    if (!known) this.#own.set(name, own)
    return own
  }

  /** Never twice the same: it also names the hit. */
  #instant(): number {
    this.#lastInstant = Math.max(performance.now(), this.#lastInstant + 0.001)
    return this.#lastInstant
  }

  #id(at: number): string {
    return `${this.#me}:${at.toFixed(3)}`
  }

  #forgetOld(): void {
    const now = performance.now()
    if (now - this.#sweptAt < SWEEP_MS) return
    this.#sweptAt = now
    for (const [name, own] of this.#own) if (own.within(now).length === 0) this.#own.delete(name)
    this.#sightings.forgetOld(now)
  }
}
