import { createHash } from 'node:crypto'
import type { Bilingual } from '#db/schema/index.ts'

/** Everything that makes a lesson for whoever reads and answers it. Where it stands, and whether it is open, is its course's. */
export type LessonContent = {
  title: Bilingual
  activity: string
  minutes: number
  checked_on: string | null
  sources: (Bilingual & { verify: boolean })[]
  blocks: { key: string; type: string; point: number | null; content: { id: unknown; en: unknown }; answer: unknown }[]
}

/** Equal contents, equal digests, in whatever order the database or a file gives the keys. */
export function contentHash(content: LessonContent): string {
  const sorted = JSON.stringify(content, (_, value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(sorted).digest('hex')
}
