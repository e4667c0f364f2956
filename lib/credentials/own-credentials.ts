import 'server-only'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { credentials } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'

/** Hers of a course: the one that holds comes first, then the one that was withdrawn last. */
export const ownCredentials = (reader: Pick<Transaction, 'select'>, userId: string, courseId: string) =>
  reader
    .select()
    .from(credentials)
    .where(and(eq(credentials.userId, userId), eq(credentials.courseId, courseId), isNull(credentials.supersededAt)))
    .orderBy(desc(isNull(credentials.revokedAt)), desc(credentials.revokedAt))
