import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { attempts, blocks, lessonProgress, lessons, lessonVersions } from '#db/schema/index.ts'
import { seed } from '#db/seed.ts'
import { transaction } from '#lib/audit/transaction.ts'
import { contentRoot } from '#lib/lessons/content/load.ts'
import { contentHash } from '#lib/lessons/content/version.ts'
import { attempt, getLesson } from '#lib/lessons/contract.ts'
import { ask } from '../ask.ts'
import { system } from '../factories.ts'
import { anEnrolledLearner, answers, firstLesson } from './learning.ts'

const url = process.env.DATABASE_URL ?? ''
const root = mkdtempSync(join(tmpdir(), 'content-'))
const lessonFolder = join(root, 'c1-fondasi-legalitas-ekspor/c1.1.1-apa-yang-disebut-ekspor')
cpSync(contentRoot, root, { recursive: true })
beforeAll(() => seed(url, root))
afterAll(() => rmSync(root, { recursive: true }))

const edit = (file: string, from: string, to: string) => {
  const path = join(lessonFolder, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} does not say ${from}`)
  writeFileSync(path, text.replace(from, to))
  return seed(url, root)
}
const theLesson = async () => {
  const [row] = await db.select().from(lessons).where(eq(lessons.slug, firstLesson))
  if (!row) throw new Error('the lesson is not there')
  return row
}
const versions = async () => {
  const { id } = await theLesson()
  return db.select().from(lessonVersions).where(eq(lessonVersions.lessonId, id)).orderBy(asc(lessonVersions.version))
}
const numbers = async () => (await versions()).map(({ version, origin }) => [version, origin])
const readKey = async () => {
  const { id } = await theLesson()
  const [row] = await db
    .select({ answer: blocks.answer })
    .from(blocks)
    .where(and(eq(blocks.lessonId, id), eq(blocks.key, 'loaded')))
  return row?.answer
}

test('what is written has version 1, with all of its content; what is only announced has none', async () => {
  const written = await db.$count(lessons, eq(lessons.status, 'published'))
  expect(written).toBeGreaterThan(0)
  expect(await db.$count(lessonVersions)).toBe(written)
  const [first] = await versions()
  expect(first).toMatchObject({ version: 1, origin: 'files', createdBy: null })
  const content = first?.content as { blocks: { key: string; answer: unknown }[] }
  expect(content.blocks.find(({ key }) => key === 'loaded')?.answer).toEqual(await readKey())
  // The digest can be made again from what the database gives back, whatever order it keeps keys in.
  expect(contentHash(first?.content as never)).toBe(first?.contentHash)
})

test('an edited file makes the next version of that lesson alone; progress and attempts stay as they were', async () => {
  const learner = await anEnrolledLearner()
  const right = await answers(firstLesson, { loaded: 'b', 'through-trader': 'b' })
  const first = await ask(attempt, { lesson_id: firstLesson, answers: right }, { as: learner.as })
  expect(first.status).toBe(201)
  const others = (await db.$count(lessonVersions)) - 1
  const [standing] = await db.select().from(lessonProgress).where(eq(lessonProgress.userId, learner.user.id))

  await edit('id.md', 'sampai di rak toko di Osaka', 'sampai di rak toko di Kobe')
  expect(await numbers()).toEqual([
    [1, 'files'],
    [2, 'files'],
  ])
  expect((await theLesson()).version).toBe(2)
  expect((await db.$count(lessonVersions)) - 2).toBe(others)

  expect(await db.select().from(lessonProgress).where(eq(lessonProgress.userId, learner.user.id))).toEqual([standing])
  const { body } = await ask(getLesson, { lesson_id: firstLesson }, { as: learner.as })
  expect(body.latest_attempt).toMatchObject({ attempt_id: first.body.attempt_id, score: first.body.score })
  expect(JSON.stringify(body.blocks)).toContain('Kobe')

  await ask(attempt, { lesson_id: firstLesson, answers: right }, { as: learner.as })
  const tries = await db
    .select({ version: attempts.lessonVersion })
    .from(attempts)
    .where(eq(attempts.userId, learner.user.id))
    .orderBy(asc(attempts.createdAt))
  expect(tries.map(({ version }) => version)).toEqual([1, 2])
})

test('another course, or the same words again, make no version', async () => {
  const before = await db.$count(lessonVersions)
  const course = join(root, 'c1-fondasi-legalitas-ekspor/course.yaml')
  writeFileSync(course, `${readFileSync(course, 'utf8')}\n# a remark\n`)
  expect(await seed(url, root)).toMatchObject({ changed: true })
  expect(await db.$count(lessonVersions)).toBe(before)
})

test('what an administrator has edited stays, and the newest files are offered beside it', async () => {
  const { id, title } = await theLesson()
  const own = { id: 'Judul dari administrator', en: 'A title by an administrator' }
  const [latest] = (await versions()).slice(-1)
  const content = { ...(latest?.content as Parameters<typeof contentHash>[0]), title: own }
  await transaction(system, async (tx) => {
    await tx.update(lessons).set({ title: own, version: 3, editedAt: new Date() }).where(eq(lessons.id, id))
    await tx
      .insert(lessonVersions)
      .values({ lessonId: id, version: 3, origin: 'editor', content, contentHash: contentHash(content) })
  })
  const offers = async () => (await versions()).filter(({ version }) => version === null)

  // The files she began from are no news.
  const course = join(root, 'c1-fondasi-legalitas-ekspor/course.yaml')
  writeFileSync(course, `${readFileSync(course, 'utf8')}\n# another remark\n`)
  await seed(url, root)
  expect(await offers()).toEqual([])

  const key = await readKey()
  await edit('lesson.yaml', 'loaded: b', 'loaded: c')
  await edit('id.md', 'toko di Kobe', 'toko di Nagoya')
  expect(await theLesson()).toMatchObject({ title: own, version: 3, status: 'published' })
  expect(await readKey()).toEqual(key)
  const [offered, ...more] = await offers()
  expect(more).toEqual([])
  expect(offered?.origin).toBe('files')
  expect(JSON.stringify(offered?.content)).toContain('Nagoya')

  // Her own words in the files: there is nothing to offer any more.
  await edit('lesson.yaml', 'loaded: c', 'loaded: b')
  await edit('id.md', 'toko di Nagoya', 'toko di Kobe')
  const yaml = readFileSync(course, 'utf8')
  writeFileSync(course, yaml.replace(title.id, own.id).replace(title.en, own.en))
  await seed(url, root)
  expect(await offers()).toEqual([])
  expect(await numbers()).toHaveLength(3)
})

test('what an administrator has edited is not put away when its file leaves', async () => {
  const course = join(root, 'c1-fondasi-legalitas-ekspor/course.yaml')
  const yaml = readFileSync(course, 'utf8')
  const [, kept = ''] = /^([\s\S]*)\n {6}- code: C1\.4\.3\n[\s\S]*?(?=\n#|$)/.exec(yaml) ?? []
  const folder = 'c1.4.3-rencana-legalitas-30-hari'
  rmSync(join(root, 'c1-fondasi-legalitas-ekspor', folder), { recursive: true })
  // The test and the project of the course name its lessons.
  for (const part of ['test', 'project'])
    rmSync(join(root, 'c1-fondasi-legalitas-ekspor', part), { recursive: true, force: true })
  writeFileSync(course, `${kept}\n`)
  const last = eq(lessons.code, 'C1.4.3')
  await transaction(system, (tx) => tx.update(lessons).set({ editedAt: new Date() }).where(last))
  await seed(url, root)
  const [row] = await db.select({ status: lessons.status }).from(lessons).where(last)
  expect(row?.status).toBe('published')
})
