import { createReadStream } from 'node:fs'
import { appendFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

/** What the chain ended with at some moment, kept where a database superuser cannot reach: later it must still hold. */
export const Anchor = z.object({ n: z.number().int().min(1), digest: z.string().regex(/^[0-9a-f]{64}$/) })
export type Anchor = z.output<typeof Anchor>

export type Head = Anchor & { seq: number }

export const headQuery = sql`
  select h.n::float8 as n, encode(h.digest, 'hex') as digest, b.last_seq::float8 as seq
    from audit_head h join audit_blocks b on b.n = h.n`

/** Whoever appends last cannot take back what stands before; readable by its owner alone. */
export const appendAnchor = (file: string, head: Head): Promise<void> =>
  appendFile(file, `${JSON.stringify({ at: new Date().toISOString(), ...head })}\n`, { mode: 0o600, flush: true })

/** The anchors of a file, one by one. A line that a crash cut short is passed over: it proves nothing. */
export async function* readAnchors(file: string, start = 0): AsyncGenerator<Anchor> {
  for await (const line of createInterface({ input: createReadStream(file, { encoding: 'utf8', start }) })) {
    const anchor = parse(line)
    if (anchor) yield anchor
  }
}

const TAIL_BYTES = 64 * 1024

/** The newest few hundred of a file, if there is one: enough for a look at the newest rows. */
export async function newestAnchors(file: string | undefined): Promise<Anchor[]> {
  const { size } = (file && (await stat(file).catch(() => undefined))) || { size: 0 }
  if (!file || size === 0) return []
  const anchors: Anchor[] = []
  for await (const anchor of readAnchors(file, Math.max(0, size - TAIL_BYTES))) anchors.push(anchor)
  return anchors
}

function parse(line: string): Anchor | undefined {
  try {
    return Anchor.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}
