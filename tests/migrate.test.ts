import pg from 'pg'
import { expect, it } from 'vitest'
import { migrate } from '#db/migrate.ts'

it('lets several starts at once migrate one empty database', async () => {
  const admin = new pg.Client({ connectionString: process.env.TEST_SUPERUSER_URL })
  await admin.connect()
  const name = `migrate_${process.pid}`
  await admin.query(`create database ${name} owner pintar_owner`)
  const url = (process.env.TEST_OWNER_URL ?? '').replace(/[^/]+$/, name)
  try {
    await Promise.all([1, 2, 3].map(() => migrate(url, { role: 'pintar_app' })))
    await migrate(url, { role: 'pintar_app' })
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    const { rows } = await owner.query("select has_table_privilege('pintar_app', 'audit_log', 'insert') as may_forge")
    expect(rows).toEqual([{ may_forge: false }])
    await owner.end()
  } finally {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
})
