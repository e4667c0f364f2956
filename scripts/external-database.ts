import pg from 'pg'
import { Trouble } from '#db/trouble.ts'

const OLDEST = 15
const NEWEST = 18

/** Connects once, so that whatever is wrong with the address is said in one sentence. Passwords never appear in it. */
export async function requirePostgres(variable: string, url: string): Promise<void> {
  const address = parse(variable, url)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as major")
    const major: number = rows[0].major
    if (major < OLDEST || major > NEWEST) {
      throw new Trouble(
        `${variable} leads to Postgres ${major}; Pintar Ekspor runs on Postgres ${OLDEST} to ${NEWEST}.`,
      )
    }
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble(explain(variable, address, error), { cause: error })
  } finally {
    await client.end().catch(() => undefined)
  }
}

function parse(variable: string, url: string): URL {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return new URL(url)
  throw new Trouble(
    `${variable} is not a Postgres address: it looks like postgresql://user:password@host:5432/database`,
  )
}

function explain(variable: string, { hostname, port, username, pathname }: URL, error: unknown): string {
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: `${error}` }
  const server = `${hostname}:${port || 5432}`
  if (code === '3D000')
    return `${variable} names the database "${pathname.slice(1)}", which ${server} does not have: create it first.`
  if (code === '28P01' || code === '28000') {
    return `Postgres at ${server} refuses the user "${username}" (${message}): check the name and password in ${variable}.`
  }
  if (/timeout|ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENETUNREACH|terminated/.test(`${code} ${message}`)) {
    return `No Postgres answers at ${server} (${code || message}): check ${variable}, and that the server runs.`
  }
  return `Postgres at ${server} cannot be used (${message}): check ${variable}.`
}
