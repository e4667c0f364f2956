import { eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { isId, isIdOrSlug } from './contract.ts'

/** The row that a path names, by its id or its slug; what can be neither names none. */
export const named = ({ id, slug }: { id: PgColumn; slug: PgColumn }, idOrSlug: string): SQL =>
  isId(idOrSlug) ? eq(id, idOrSlug) : isIdOrSlug(idOrSlug) ? eq(slug, idOrSlug) : sql`false`
