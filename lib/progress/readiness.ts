import 'server-only'
import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { z } from 'zod'
import { db } from '#db/client.ts'
import { attempts, blocks, courses, lessonProgress, lessons, sections } from '#db/schema/index.ts'
import type { Actor } from '../auth/actor.ts'
import { markChecklist, solveChecklist } from '../blocks/checklist/mark.ts'
import { ChecklistAnswer, ChecklistContent, checklistGiven } from '../blocks/checklist/schema.ts'
import type { Language } from '../http/contract.ts'
import { Problem } from '../http/problem.ts'
import type { Check, getReadiness, Readiness } from './contract.ts'

/** The lesson that holds the check. */
const CODE = 'C1.1.2'
/** Further back nobody compares. */
const ATTEMPTS_MAX = 100

type Checklist = { id: string; content: ChecklistContent; answer: ChecklistAnswer & { path: Record<string, string[]> } }

export async function getOwnReadiness(
  actor: Actor,
  { language }: z.output<typeof getReadiness.input>,
): Promise<Readiness> {
  const { lesson, course, checklist } = await findCheck(language)
  const { content, answer } = checklist
  const words = solveChecklist(answer, language)
  const history = await checksOf(actor, lesson.id, checklist, language)
  const [latest] = history
  const texts = new Map(content.pillars.flatMap(({ items }) => items.map(({ id, text }) => [id, text] as const)))
  return {
    lesson: { slug: lesson.slug, course_slug: course.slug, title: lesson.title[language] },
    history,
    verdict: latest ? (words.bands[latest.band.id]?.text ?? null) : null,
    gate: { items: answer.gate.items.map((item) => texts.get(item) ?? item), rule: words.gate },
    bands: answer.bands.map(({ id, from }) => ({ id, from, title: words.bands[id]?.title ?? id })),
    path: latest ? await pathFrom(actor, latest, { checklist, language, advice: words.advice }) : [],
  }
}

async function findCheck(language: Language) {
  const rows = await db
    .select({ lesson: lessons, course: courses, block: blocks })
    .from(lessons)
    .innerJoin(sections, eq(sections.id, lessons.sectionId))
    .innerJoin(courses, eq(courses.id, sections.courseId))
    .innerJoin(blocks, and(eq(blocks.lessonId, lessons.id), eq(blocks.type, 'checklist'), isNull(blocks.archivedAt)))
    .where(and(eq(lessons.code, CODE), eq(lessons.status, 'published')))
  for (const { lesson, course, block } of rows) {
    const { path, ...answer } = ChecklistAnswer.parse(block.answer)
    const content = ChecklistContent.parse(block.content[language])
    if (path) return { lesson, course, checklist: { id: block.id, content, answer: { ...answer, path } } }
  }
  throw new Problem('lesson-not-found')
}

/** Every check that was finished, the latest first, marked by the check as it is now. Sending the same answers again is none. */
async function checksOf(
  actor: Actor,
  lessonId: string,
  { id, content, answer }: Checklist,
  language: Language,
): Promise<Check[]> {
  const rows = await db
    .select({ id: attempts.id, createdAt: attempts.createdAt, marks: attempts.marks })
    .from(attempts)
    .where(and(eq(attempts.userId, actor.id), eq(attempts.lessonId, lessonId)))
    .orderBy(desc(attempts.createdAt), desc(attempts.id))
    .limit(ATTEMPTS_MAX)
  const Given = checklistGiven(content)
  const titles = new Map(content.pillars.map((pillar) => [pillar.id, pillar.title]))
  const checks: Check[] = []
  let before: { answers: string; check: Check } | undefined
  for (const row of rows.toReversed()) {
    const given = Given.safeParse(row.marks.find(({ block_id }) => block_id === id)?.given)
    if (!given.success) continue
    const { result } = markChecklist(answer, given.data)
    const answers = JSON.stringify(Object.entries(given.data).sort())
    if (result.total === null || result.band === null || answers === before?.answers) continue
    const check: Check = {
      ...{ attempt_id: row.id, taken_at: row.createdAt.toISOString() },
      ...{ total: result.total, max: result.max, capped: result.capped },
      change: before ? result.total - before.check.total : null,
      band: { id: result.band, title: answer.titles[language][result.band] ?? result.band },
      pillars: result.pillars.map(({ id, points, max }, n) => ({
        ...{ id, points, max, title: titles.get(id) ?? id },
        change: before ? points - (before.check.pillars[n]?.points ?? 0) : null,
      })),
    }
    checks.push(check)
    before = { answers, check }
  }
  return checks.reverse()
}

type Way = { checklist: Checklist; language: Language; advice: Record<string, string> }

/** The weakest pillar first; of two that are as weak the one the check names first. A lesson stands where it comes first. */
async function pathFrom(
  actor: Actor,
  { pillars }: Check,
  { checklist, language, advice }: Way,
): Promise<Readiness['path']> {
  const { path } = checklist.answer
  const rows = await db
    .select({ lesson: lessons, course: courses.slug, progress: lessonProgress.status })
    .from(lessons)
    .innerJoin(sections, eq(sections.id, lessons.sectionId))
    .innerJoin(courses, eq(courses.id, sections.courseId))
    .leftJoin(lessonProgress, and(eq(lessonProgress.lessonId, lessons.id), eq(lessonProgress.userId, actor.id)))
    .where(and(inArray(lessons.code, Object.values(path).flat()), ne(lessons.status, 'archived')))
  const known = new Map(rows.map((row) => [row.lesson.code, row]))
  const weakest = pillars
    .filter(({ points, max }) => points < max)
    .toSorted((a, b) => a.points / a.max - b.points / b.max)
  const named = new Set<string>()
  return weakest.flatMap(({ id }) => {
    const codes = (path[id] ?? []).filter((code) => known.has(code) && !named.has(code))
    for (const code of codes) named.add(code)
    const list = codes.flatMap((code) => {
      const row = known.get(code)
      if (!row) return []
      const { slug, title, minutes, status } = row.lesson
      return [
        {
          ...{ code, slug, course_slug: row.course, title: title[language], minutes },
          ...{ open: status === 'published', complete: row.progress === 'complete' },
        },
      ]
    })
    return list.length ? [{ pillar: id, advice: advice[id] ?? '', lessons: list }] : []
  })
}
