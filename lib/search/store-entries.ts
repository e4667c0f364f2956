import { and, notInArray, type SQL, sql } from 'drizzle-orm'
import { searchEntries } from '#db/schema/index.ts'
import type { Transaction } from '../audit/transaction.ts'

export type Writer = Pick<Transaction, 'select' | 'insert' | 'update' | 'delete' | 'execute'>
export type Entry = Omit<typeof searchEntries.$inferInsert, 'id' | 'names'> & { names: string }

/** Makes the entries in `scope` these ones, touching only what differs. Answers whether anything did. */
export async function storeEntries(tx: Writer, scope: SQL, entries: readonly Entry[]): Promise<boolean> {
  const { kind, ref, language, title, names, body, courseId, lessonId } = searchEntries
  const keys = entries.map((entry) => `${entry.kind} ${entry.ref} ${entry.language}`)
  const gone = await tx
    .delete(searchEntries)
    .where(and(scope, notInArray(sql`${kind} || ' ' || ${ref} || ' ' || ${language}`, keys)))
    .returning({ ref })
  if (entries.length === 0) return gone.length > 0
  const written = await tx
    .insert(searchEntries)
    .values([...entries])
    .onConflictDoUpdate({
      target: [kind, ref, language],
      set: {
        title: sql`excluded.title`,
        names: sql`excluded.names`,
        body: sql`excluded.body`,
        courseId: sql`excluded.course_id`,
        lessonId: sql`excluded.lesson_id`,
      },
      setWhere: sql`(${title}, ${names}, ${body}, ${courseId}, ${lessonId})
        is distinct from (excluded.title, excluded.names, excluded.body, excluded.course_id, excluded.lesson_id)`,
    })
    .returning({ ref })
  return gone.length + written.length > 0
}

/** Brings the list of words to what the entries hold now: read once, whatever changed. */
export async function refreshWords(tx: Writer): Promise<void> {
  await tx.execute(sql`
    with now as materialized (
      select spoken.language::locale as language, word, ndoc as entries
        from (values ('id'), ('en')) as spoken(language), lateral ts_stat(format(
          $$select to_tsvector('simple', title || ' ' || names || ' ' || body) from search_entries where language = %L$$,
          spoken.language))
       where word ~ '^[[:alpha:]]{4,30}$'),
    gone as (
      delete from search_words old
       where not exists (select 1 from now where now.language = old.language and now.word = old.word))
    insert into search_words as old (language, word, entries) select language, word, entries from now
    on conflict (language, word) do update set entries = excluded.entries where old.entries <> excluded.entries`)
}
