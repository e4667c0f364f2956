import { drizzle } from 'drizzle-orm/node-postgres'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Anchor } from '#lib/audit/anchor.ts'
import { type Report, verifyChain } from '#lib/audit/verify.ts'
import { aUser } from '../factories.ts'
import { headOfChain, sealEverything, superuser, verify } from './trail.ts'

const writers: { client: pg.Client; userId: string; busy: boolean }[] = []
beforeAll(async () => {
  await superuser.connect()
  for (let i = 0; i < 3; i++) {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await client.connect()
    writers.push({ client, userId: (await aUser()).id, busy: false })
  }
})
afterAll(() => Promise.all([superuser, ...writers.map(({ client }) => client)].map((client) => client.end())))

// ── A history: changes and events on several connections that commit in any order or not at all, sealed now and then.

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ writer: fc.nat(2), does: fc.constantFrom('change', 'event') }) },
  { weight: 3, arbitrary: fc.record({ writer: fc.nat(2), does: fc.constantFrom('commit', 'rollback') }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('seal'), rows: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 1, arbitrary: fc.constant({ does: 'anchor' }) },
)
type Step = { does: string; writer?: number; rows?: number }

let counter = 0
const anchors: Anchor[] = []

async function live(history: Step[]): Promise<void> {
  for (const { does, writer: index = 0, rows } of history) {
    const writer = writers[index]
    if (!writer) continue
    const { client, userId } = writer
    const begin = async () => {
      if (!writer.busy) await client.query("begin; select set_config('app.actor_kind', 'system', true)")
      writer.busy = true
    }
    if (does === 'change') {
      await begin()
      await client.query('update users set name = $1 where id = $2', [`nama ${++counter}`, userId])
    } else if (does === 'event') {
      await begin()
      await client.query("select audit_event('export', $1, null)", [`berkas ${++counter}`])
    } else if (does === 'seal') {
      await sealer.query('select audit_seal($1)', [rows])
    } else if (does === 'anchor') {
      anchors.push(await headOfChain())
    } else if (writer.busy) {
      await client.query(does)
      writer.busy = false
    }
  }
  for (const writer of writers) if (writer.busy) await writer.client.query('commit')
  for (const writer of writers) writer.busy = false
  await sealEverything()
  anchors.push(await headOfChain())
}
const sealer = new pg.Client({ connectionString: process.env.DATABASE_URL })
beforeAll(() => sealer.connect())
afterAll(() => sealer.end())

// ── What a superuser does to it, in a transaction that is undone afterwards.

type Blocks = { n: number; seqs: number[] }[]
type Expected = (report: Report) => void
type Tamper = (blocks: Blocks, pick: (below: number) => number) => Promise<Expected>

const run = (query: string, values: unknown[] = []) => superuser.query(query, values)
const pickBlock = (blocks: Blocks, pick: (below: number) => number) => {
  const block = blocks[pick(blocks.length)]
  const seq = block?.seqs[pick(block.seqs.length)]
  if (!block || seq === undefined) throw new Error('there is no block')
  return { ...block, seq }
}
const first = (wanted: Partial<Report['findings'][number]>) => (report: Report) =>
  expect(report.findings[0]).toMatchObject(wanted)

const changes = [
  "at = at + interval '1 ms'",
  "at = at - interval '70 days'",
  'txid = txid + 1',
  'actor_id = gen_random_uuid()',
  "actor_kind = 'cli'",
  'key_id = gen_random_uuid()',
  "ip = coalesce(ip, '') || '1'",
  "request_id = coalesce(request_id, '') || '1'",
  "operation = 'DELETE'",
  "table_name = table_name || 's'",
  "record_id = coalesce(record_id, '') || '1'",
  "record_id = case when record_id = '' then null else '' end",
  `old = coalesce(old, '{}') || '{"name": "\\"x"}'`,
  `new = coalesce(new, '{}') || '{"role": "admin"}'`,
  'old = new, new = coalesce(old, to_jsonb(seq))',
]

const tampers: Record<string, Tamper> = {
  'alters a row': async (blocks, pick) => {
    const { seq, n } = pickBlock(blocks, pick)
    await run(`update audit_log set ${changes[pick(changes.length)]} where seq = $1`, [seq])
    return first({ seq, what: 'altered', block: n })
  },
  'removes a row': async (blocks, pick) => {
    const { seq, n } = pickBlock(blocks, pick)
    await run('delete from audit_log where seq = $1', [seq])
    return first({ seq, what: 'missing', block: n })
  },
  'exchanges two rows': async (blocks, pick) => {
    const [a, b] = [pickBlock(blocks, pick).seq, pickBlock(blocks, pick).seq]
    fc.pre(a !== b)
    const highest = 2 ** 40
    for (const [from, to] of [
      [a, highest],
      [b, a],
      [highest, b],
    ])
      await run('update audit_log set seq = $2 where seq = $1', [from, to])
    return first({ seq: Math.min(a, b), what: 'altered' })
  },
  'inserts a row': async (blocks, pick) => {
    const known = new Set(blocks.flatMap(({ seqs }) => seqs))
    const last = Math.max(...known)
    const gaps = Array.from({ length: last }, (_, i) => i + 1).filter((seq) => !known.has(seq))
    const places = [...gaps, 0, -5, last + 1_000_000, pickBlock(blocks, pick).seq]
    const seq = places[pick(places.length)]
    await run(
      `insert into audit_log (seq, at, txid, actor_kind, operation, table_name)
       select $1, clock_timestamp() + interval '1 minute', 1, 'system', 'EVENT', 'sign-in'`,
      [seq],
    )
    return first({ seq })
  },
  'rewrites a block': async (blocks, pick) => {
    const { n, seqs } = pickBlock(blocks, pick)
    const ways = [
      'digest = sha256(digest)',
      'digests = digests || sha256(digests), seqs = seqs || (seqs[cardinality(seqs)] + 1)',
      "month = '1999-01'",
      "sealed_at = sealed_at + interval '1 ms'",
      "digests = decode(repeat(md5(digests), 2 * cardinality(seqs)), 'hex')",
    ]
    await run(`update audit_blocks set ${ways[pick(ways.length)]} where n = $1`, [n])
    return first({ seq: seqs[0] ?? 0, what: 'block-rewritten', block: n })
  },
  'removes a block': async (blocks, pick) => {
    const { n } = pickBlock(blocks, pick)
    await run('delete from audit_blocks where n = $1', [n])
    return first({ what: 'block-missing', block: n, seq: (blocks[n - 2]?.seqs.at(-1) ?? 0) + 1 })
  },
  'removes a block with its rows': async (blocks, pick) => {
    const { n, seqs } = pickBlock(blocks, pick)
    await run('delete from audit_blocks where n = $1', [n])
    await run('delete from audit_log where seq = any($1)', [seqs])
    return first({ what: 'block-missing', block: n, seq: (blocks[n - 2]?.seqs.at(-1) ?? 0) + 1 })
  },
  'cuts off the end, and says that it never was': async (blocks, pick) => {
    const { n } = pickBlock(blocks, pick)
    const last = blocks[n - 2]?.seqs.at(-1) ?? 0
    await forgetFrom(n)
    await run('delete from audit_log where seq > $1', [last])
    return first({ what: 'anchor-unreached', seq: last + 1 })
  },
  'alters a row and makes the whole chain anew from there': async (blocks, pick) => {
    const { n, seq } = pickBlock(blocks, pick)
    await run("update audit_log set ip = coalesce(ip, '') || '1' where seq = $1", [seq])
    await forgetFrom(n)
    const drawn = blocks.at(-1)?.seqs.at(-1) ?? 0
    do await run('select audit_seal()')
    while (Number((await run('select done_seq from audit_head')).rows[0].done_seq) < drawn)
    const good = Math.max(0, ...anchors.map((anchor) => anchor.n).filter((anchored) => anchored < n))
    return (report) => {
      expect(report.findings[0]).toMatchObject({ what: 'anchor-differs', seq: blocks[good]?.seqs[0] })
      expect(report.findings[0]?.seq).toBeLessThanOrEqual(seq)
    }
  },
}

/** The sealer's own memory is put back to before a block: what is safe to seal never lies behind what is sealed. */
async function forgetFrom(n: number): Promise<void> {
  await run('delete from audit_blocks where n >= $1', [n])
  await run(
    `update audit_head set (n, digest, done_seq, safe_seq, mark_seq, mark_xid) = (
       select coalesce(max(n), 0), coalesce((array_agg(digest order by n desc))[1], decode(repeat('00', 32), 'hex')),
              coalesce(max(last_seq), 0), coalesce(max(last_seq), 0), 0, null::xid8 from audit_blocks)`,
  )
}

async function tamper(does: Tamper, choice: number[]): Promise<{ report: Report; expected: Expected }> {
  let drawn = 0
  const pick = (below: number) => (choice[drawn++ % choice.length] ?? 0) % below
  await run("begin; set local session_replication_role = 'replica'")
  try {
    const { rows } = await run('select n::float8 as n, seqs::float8[] as seqs from audit_blocks order by 1')
    const expected = await does(rows, pick)
    return { expected, report: await verifyChain(drizzle(superuser), { anchors }) }
  } finally {
    await run('rollback')
  }
}

describe('S65: whatever a superuser does to sealed rows is named', () => {
  it('while a history that nobody touched always verifies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (history) => {
        await live(history)
        expect(await verify({ anchors })).toMatchObject({ findings: [], unsealed: 0, anchors: anchors.length })
      }),
      { numRuns: 25 },
    )
  })

  it.for(Object.keys(tampers))('%s', async (name) => {
    await live([{ does: 'change' }, { does: 'commit' }])
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(100_000), { minLength: 6, maxLength: 6 }), async (choice) => {
        const { report, expected } = await tamper(tampers[name] as Tamper, choice)
        expected(report)
      }),
      { numRuns: 25 },
    )
    expect(await verify({ anchors })).toMatchObject({ findings: [] })
  })
})
