import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { enrollments, lessonPlaces } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'

type Place = { userId: string; enrollmentId: string; lessonId: string; blockId: string | null }

/** Where "continue" leads to. A block of null leaves her place within the lesson as it was. */
export async function recordPlace(tx: Transaction, { enrollmentId, ...place }: Place): Promise<void> {
  await tx
    .update(enrollments)
    .set({ lastLessonId: place.lessonId })
    .where(and(eq(enrollments.id, enrollmentId), sql`${enrollments.lastLessonId} is distinct from ${place.lessonId}`))
  await tx
    .insert(lessonPlaces)
    .values(place)
    .onConflictDoUpdate({
      target: [lessonPlaces.userId, lessonPlaces.lessonId],
      set: { blockId: sql`coalesce(excluded.block_id, ${lessonPlaces.blockId})`, seenAt: sql`now()` },
    })
}
