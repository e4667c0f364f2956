import { sql } from 'drizzle-orm'
import pg from 'pg'
import type { Anchor } from '#lib/audit/anchor.ts'
import { headQuery } from '#lib/audit/anchor.ts'
import { sealAudit } from '#lib/audit/seal.ts'
import { snapshot } from '#lib/audit/transaction.ts'
import { verifyChain } from '#lib/audit/verify.ts'

/** Somebody who may do everything: the trail must tell all the same. */
export const superuser = new pg.Client({ connectionString: process.env.TEST_SUPERUSER_URL })

export const verify = (options?: Parameters<typeof verifyChain>[1]) => snapshot((tx) => verifyChain(tx, options))

export async function headOfChain(): Promise<Anchor> {
  const { rows } = await snapshot((tx) => tx.execute<Anchor & { seq: number }>(headQuery))
  if (!rows[0]) throw new Error('nothing is sealed yet')
  return { n: rows[0].n, digest: rows[0].digest }
}

/** Other test files share the server, and what they have under way keeps rows from being final. */
export async function sealEverything(): Promise<void> {
  for (;;) {
    await sealAudit()
    const { rows } = await snapshot((tx) =>
      tx.execute<{ done: boolean }>(sql`select done_seq = (select last_value from audit_seq) as done from audit_head`),
    )
    if (rows[0]?.done) return
  }
}
