import pg from 'pg'

/** What must never be kept as it is, whoever it belongs to: API keys, refresh tokens, access tokens, passwords of tests. */
const SECRETS = [
  'pe_(live|test)_[0-9A-Za-z]{38}',
  'pe_rt_[0-9A-Za-z_-]{43}',
  'eyJ[0-9A-Za-z_-]{10,}\\.[0-9A-Za-z_-]*\\.[0-9A-Za-z_-]+',
  'kopi gayo naik kapal',
  'ombak tenang sekali',
]

type Hit = { table: string; row: string }

/** One statement for all tables (a partition is one): a round trip for each would take longer than the search. */
async function search(url: string, pattern: string, since: string): Promise<Hit[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace n on n.oid = relnamespace
        where relkind = 'r' and nspname !~ '^(pg_|information_schema$)'`,
    )
    const parts = tables.map(
      ({ name }) =>
        `select '${name}' as table, (to_jsonb(t) - 'jwt')::text as row from ${name} t where t.xmin::text::bigint >= $2`,
    )
    const all = `with every as not materialized (${parts.join(' union all ')}) select * from every where row ~ $1`
    return (await client.query<Hit>(all, [pattern, since])).rows
  } finally {
    await client.end()
  }
}

/**
 * Rows of any table in which a secret stands as it is. A signed credential is none: anybody may have it.
 * `since` leaves out what was written before that transaction: a copied database begins with rows that were searched once.
 */
export const secretsIn = (superuserUrl: string, since = '0'): Promise<Hit[]> =>
  search(superuserUrl, SECRETS.join('|'), since)

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** A text as it might stand somewhere: as it is, in an address, in JSON, or encoded. */
const forms = (value: string): string[] => {
  const bytes = Buffer.from(value)
  const encoded = ['hex', 'base64url'].map((encoding) => bytes.toString(encoding as BufferEncoding))
  return [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1), ...encoded, bytes.toString('base64')]
}

/** Secrets that a run has used, and every place where one of them might have been left. */
export class Canaries {
  readonly #values = new Map<string, string>()
  readonly #places: { place: string; text: string; mayHold: readonly string[] }[] = []

  /** Remembers a secret by the name that a failure will say, and hands it back. */
  plant(name: string, value: string): string {
    if (value.length < 8) throw new Error(`${name} is too short to be looked for`)
    this.#values.set(name, value)
    return value
  }

  /** A place to search; `mayHold` names what it is there to show. */
  record(place: string, text: string, mayHold: readonly string[] = []): void {
    this.#places.push({ place, text, mayHold })
  }

  get planted(): number {
    return this.#values.size
  }

  /** Each secret that stands where it should not. */
  found(): string[] {
    const values = [...this.#values].map(([name, value]) => [name, forms(value)] as const)
    return this.#places.flatMap(({ place, text, mayHold }) =>
      values
        .filter(([name, shapes]) => !mayHold.includes(name) && shapes.some((shape) => text.includes(shape)))
        .map(([name]) => `${name} in ${place}`),
    )
  }

  /** Each secret that any column of any table holds. */
  async foundIn(superuserUrl: string): Promise<string[]> {
    const hits = await search(superuserUrl, [...this.#values.values()].flatMap(forms).map(escaped).join('|'), '0')
    return [...this.#values].flatMap(([name, value]) =>
      hits
        .filter(({ row }) => forms(value).some((shape) => row.includes(shape)))
        .map(({ table }) => `${name} in ${table}`),
    )
  }
}
