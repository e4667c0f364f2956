import pg from 'pg'
import { fingerprint } from '#db/process-name.ts'
import type { Key, Kind } from './key-ring.ts'

const label = { DATA_KEYS: 'data', TOKEN_KEYS: 'token', CREDENTIAL_KEYS: 'cred' }

export type Running = { processes: number; withOtherKeys: string[] }

/** The server processes that are connected to the database, and which of them run with other keys than these. */
export async function runningProcesses(url: string, kind: Kind, keys: Key[]): Promise<Running> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ host: string; name: string; since: string }>(`
      select coalesce(host(client_addr), 'this machine') as host, application_name as name,
             to_char(min(backend_start), 'YYYY-MM-DD HH24:MI') as since
        from pg_stat_activity
       where datname = current_database() and application_name like 'pintar data=%'
       group by 1, 2`)
    const current = `${label[kind.variable]}=${fingerprint(keys.map(({ id }) => id))}`
    const others = rows.filter(({ name }) => !name.split(' ').includes(current))
    return {
      processes: rows.length,
      withOtherKeys: others.map(({ host, since }) => `${host}, connected since ${since}`),
    }
  } finally {
    await client.end()
  }
}
