import { Refusal } from '../refusal.ts'

/**
 * Counts the bytes of typed arrays that a reading holds. V8's own limit for a thread sees objects only, so a file that
 * makes arrays grow without end would take the whole process with it.
 *
 * `take` throws `payload-too-large` beyond the limit.
 */
export class Memory {
  held = 0
  private readonly max: number

  constructor(max: number) {
    this.max = max
  }

  take(bytes: number): void {
    this.held += bytes
    if (this.held > this.max)
      throw new Refusal(
        'payload-too-large',
        `Reading this file needs more than ${Math.round(this.max / 2 ** 20)} MiB of memory, the limit. Send fewer different days or series.`,
      )
  }

  release(bytes: number): void {
    this.held -= bytes
  }
}
