import pg from 'pg'
import { expect, test } from 'vitest'

async function ask(url: string | undefined, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test('each test file gets a migrated database of its own', async () => {
  const [row] = await ask(
    process.env.TEST_OWNER_URL,
    'select current_database() as name, count(*)::int as users from users',
  )
  expect(row).toEqual({ name: new URL(`${process.env.DATABASE_URL}`).pathname.slice(1), users: 0 })
})

test('the application connects as a role that is neither owner nor superuser', async () => {
  const [row] = await ask(
    process.env.DATABASE_URL,
    'select current_user as name, rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
  )
  expect(row).toEqual({ name: 'pintar_app', rolsuper: false, rolcreatedb: false, rolcreaterole: false })
  await expect(ask(process.env.DATABASE_URL, 'create table public.mine (id int)')).rejects.toThrow(/permission denied/)
})

test('text sorts by code point, whatever the machine', async () => {
  const rows = await ask(
    process.env.DATABASE_URL,
    "select w from unnest(array['b', 'a', 'B', 'é', 'z']) as w order by w",
  )
  expect(rows.map((row) => row.w)).toEqual(['B', 'a', 'b', 'z', 'é'])
})
