import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Anchor } from './anchor.ts'
import { compareAnchors, lookAtTail } from './verify-end.ts'
import { compareRows, type Found, type Reader, rowSource, rowsBetween, type Sealed } from './verify-rows.ts'

export type Report = {
  rows: number
  blocks: number
  /** The last verified block, its last row, and when it was sealed. */
  upto: { block: number; seq: number; at: string } | null
  /** Rows that wait for the sealer. */
  unsealed: number
  /** Anchors that were held against the chain. */
  anchors: number
  /** In the order in which they were found, rows in that of seq; no more than FINDINGS_MAX. */
  findings: Parameters<Found>[0][]
  /** Whether the last block was reached. */
  finished: boolean
}

type Options = {
  anchors?: AsyncIterable<Anchor> | Iterable<Anchor>
  /** Whether the rows of a month (2026-01) should be here; where they were put away, its blocks are still looked at. */
  expects?: (month: string) => boolean
  /** The first block to look at; the one before is then taken as it stands. */
  from?: number
  /** Stops after the step that reaches this number of rows. */
  rowsMax?: number
}

const FINDINGS_MAX = 10
const STEP_BLOCKS = 500
const STEP_ROWS = 20_000

type Block = { n: number; month: string; sealed_at: string; seqs: string; digests: string; digest: string }
/** The end of a block: where the next one begins. */
export type Place = { n: number; digest: string; seq: number; at: string }

const START: Place = { n: 0, digest: '0'.repeat(64), seq: 0, at: '' }

const sealedAt = sql`to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * Reads the chain from block to block and holds every row against its digest, in steps of bounded size. The digests of
 * blocks are computed here, those of rows by Postgres' own functions: nothing that the migrations made is asked.
 */
export async function verifyChain(db: Reader, options: Options = {}): Promise<Report> {
  const { anchors = [], from = 1, rowsMax = Number.POSITIVE_INFINITY, expects = () => true } = options
  const report: Report = { rows: 0, blocks: 0, upto: null, unsealed: 0, anchors: 0, findings: [], finished: false }
  const found: Found = (finding) => {
    if (report.findings.length < FINDINGS_MAX) report.findings.push(finding)
  }
  const source = await rowSource(db)
  const start = await placeBefore(db, from)
  let place = start
  while (!report.finished && report.rows < rowsMax) {
    const blocks = await nextBlocks(db, place.n, Math.min(STEP_ROWS, rowsMax))
    const { sealed, holes, end } = followChain(blocks, place, found)
    if (blocks.length > 0) {
      // Before the first block there is nothing, negative numbers included.
      const rows = await rowsBetween(db, source, place.n === 0 ? null : place.seq, end.seq)
      compareRows(sealed, rows, { holes, expects, found })
    }
    report.rows += sealed.length
    report.blocks += blocks.length
    report.finished = blocks.length === 0
    place = end
  }
  if (place.n > 0) report.upto = { block: place.n, seq: place.seq, at: place.at }
  if (report.finished) report.unsealed = await lookAtTail(db, source, place, found)
  report.anchors = await compareAnchors(db, anchors, { from: start, to: place, finished: report.finished }, found)
  return report
}

async function placeBefore(db: Reader, block: number): Promise<Place> {
  const { rows } = await db.execute<Place>(sql`
    select n::float8 as n, encode(digest, 'hex') as digest, last_seq::float8 as seq, ${sealedAt} as at
      from audit_blocks where n < ${block} order by audit_blocks.n desc limit 1`)
  return rows[0] ?? START
}

async function nextBlocks(db: Reader, after: number, rowsMax: number): Promise<Block[]> {
  const { rows } = await db.execute<Block>(sql`
    select n::float8 as n, month, array_to_string(seqs, ',') as seqs, encode(digests, 'hex') as digests,
           encode(digest, 'hex') as digest,
           ${sealedAt} as sealed_at
      from (select *, sum(cardinality(seqs)) over (order by n) - cardinality(seqs) as before
              from (select * from audit_blocks where n > ${after} order by n limit ${STEP_BLOCKS}) as next) as blocks
     where before < ${rowsMax}
     order by blocks.n`)
  return rows
}

/** Each block must follow the one before and be what its digest says. */
function followChain(blocks: Block[], start: Place, found: Found) {
  const sealed: Sealed[] = []
  const holes: { after: number; before: number }[] = []
  let place = start
  for (const block of blocks) {
    const seqs = block.seqs.split(',').map(Number)
    const [firstSeq = 0, lastSeq = 0] = [seqs[0], seqs.at(-1)]
    if (block.n !== place.n + 1) {
      found({ seq: place.seq + 1, what: 'block-missing', block: place.n + 1 })
      holes.push({ after: place.seq, before: firstSeq })
    } else if (digestOf(block, place.digest) !== block.digest) {
      found({ seq: firstSeq, what: 'block-rewritten', block: block.n })
    }
    for (const [i, seq] of seqs.entries())
      sealed.push({ seq, digest: block.digests.slice(64 * i, 64 * i + 64), block: block.n, month: block.month })
    place = { n: block.n, digest: block.digest, seq: lastSeq, at: block.sealed_at }
  }
  return { sealed, holes, end: place }
}

const digestOf = ({ n, month, sealed_at, seqs, digests }: Block, before: string): string =>
  createHash('sha256').update([n, month, sealed_at, before, seqs, digests].join('|')).digest('hex')
