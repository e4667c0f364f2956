import { and, desc, eq, isNull, ne, notInArray, sql } from 'drizzle-orm'
import type { LoadedLesson } from '../../lib/lessons/content/load.ts'
import { contentHash, type LessonContent } from '../../lib/lessons/content/version.ts'
import { blocks, lessons, lessonVersions } from '../schema/index.ts'
import { type Tx, upsert } from './upsert.ts'

/**
 * A lesson from its files. What changes for whoever learns makes a new version; what an administrator has edited since is
 * left as it is, and the files are offered beside it.
 */
export async function storeLesson(tx: Tx, sectionId: string, entry: LoadedLesson, position: number): Promise<void> {
  const { code, slug, activity, minutes, title, status, lesson } = entry
  // Held until the end, so that an editor cannot save in between.
  const [known] = await tx
    .select({ id: lessons.id, version: lessons.version, editedAt: lessons.editedAt })
    .from(lessons)
    .where(eq(lessons.code, code))
    .for('no key update')
  const content: LessonContent = {
    ...{ title, activity, minutes },
    sources: lesson?.sources ?? [],
    checked_on: lesson?.checked_on ?? null,
    blocks: (lesson?.blocks ?? []).map(({ key, type, point, content, answer }) => ({
      ...{ key, type, point, content, answer },
    })),
  }
  if (known?.editedAt) {
    if (lesson) await offer(tx, known, content)
    return
  }
  const id = await upsert(tx, lessons, lessons.code, {
    ...{ code, slug, sectionId, activity, minutes, title, status, position },
    sources: content.sources,
    checkedOn: content.checked_on,
  })
  await storeBlocks(tx, id, content.blocks)
  // One that is only announced has nothing that could have a version.
  if (lesson) await keepVersion(tx, id, content)
}

async function storeBlocks(tx: Tx, lessonId: string, kept: LessonContent['blocks']): Promise<void> {
  for (const [n, block] of kept.entries())
    await upsert(tx, blocks, [blocks.lessonId, blocks.key], { lessonId, ...block, position: n + 1, archivedAt: null })
  // A block that left the file stays in the database: attempts of the past speak of it.
  const gone = notInArray(
    blocks.key,
    kept.map((block) => block.key),
  )
  await tx
    .update(blocks)
    .set({ archivedAt: sql`now()` })
    .where(and(eq(blocks.lessonId, lessonId), isNull(blocks.archivedAt), gone))
}

/** The next version, unless the latest one says the same. */
async function keepVersion(tx: Tx, lessonId: string, content: LessonContent): Promise<void> {
  const hash = contentHash(content)
  const [latest] = await tx
    .select({ version: lessonVersions.version, hash: lessonVersions.contentHash })
    .from(lessonVersions)
    .where(and(eq(lessonVersions.lessonId, lessonId), sql`${lessonVersions.version} is not null`))
    .orderBy(desc(lessonVersions.version))
    .limit(1)
  if (latest?.hash === hash) return
  const version = (latest?.version ?? 0) + 1
  await tx.insert(lessonVersions).values({ lessonId, version, origin: 'files', content, contentHash: hash })
  await tx
    .update(lessons)
    .set({ version })
    .where(and(eq(lessons.id, lessonId), ne(lessons.version, version)))
}

/**
 * Files that say something new since an administrator took the lesson over. The latest of them is offered; nothing is,
 * once the lesson says the same, or while the files are those that she began from.
 */
async function offer(tx: Tx, { id, version }: { id: string; version: number }, content: LessonContent): Promise<void> {
  const hash = contentHash(content)
  const versions = await tx
    .select({ version: lessonVersions.version, origin: lessonVersions.origin, hash: lessonVersions.contentHash })
    .from(lessonVersions)
    .where(and(eq(lessonVersions.lessonId, id), sql`${lessonVersions.version} is not null`))
    .orderBy(desc(lessonVersions.version))
  const current = versions.find((known) => known.version === version)
  const fromFiles = versions.find(({ origin }) => origin === 'files')
  const isNews = hash !== current?.hash && hash !== fromFiles?.hash
  await tx
    .delete(lessonVersions)
    .where(
      and(
        eq(lessonVersions.lessonId, id),
        isNull(lessonVersions.version),
        isNews ? ne(lessonVersions.contentHash, hash) : undefined,
      ),
    )
  if (isNews)
    await tx
      .insert(lessonVersions)
      .values({ lessonId: id, version: null, origin: 'files', content, contentHash: hash })
      .onConflictDoNothing()
}
