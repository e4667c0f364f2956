import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { KeypointsContent } from '../../blocks/keypoints/schema.ts'
import { ContentMistake, ContentMistakes, collecting } from '../../blocks/mistake.ts'
import { readYaml } from '../../blocks/yaml-file.ts'
import { CourseFile, type LessonEntry } from './course-file.ts'
import { type Bank, readBank } from './read-bank.ts'
import { type Lesson, readLesson } from './read-lesson.ts'

/** `lesson` is null while it is only announced. */
export type LoadedLesson = LessonEntry & { lesson: Lesson | null }
export type LoadedSection = Omit<CourseFile['sections'][number], 'lessons'> & { lessons: LoadedLesson[] }
/** `bank` is null while the course has no final test. */
export type LoadedCourse = Omit<CourseFile, 'sections'> & { sections: LoadedSection[]; bank: Bank | null }

export const contentRoot = resolve(import.meta.dirname, '../../../content/courses')

/** Raised when the same files come to mean something else, so that every course is loaded anew. */
const format = 2

const testFolder = 'test'
/** Read by lib/projects, which knows how projects are marked. */
const projectFolder = 'project'
/** Of a lesson with mistakes of its own: what leads to it is looked at once it can be read. */
const POINTS_MAX = Number.MAX_SAFE_INTEGER

function pointsOf({ blocks }: Lesson): number {
  const content = blocks.find((block) => block.type === 'keypoints')?.content.id
  return content ? KeypointsContent.parse(content).points.length : 0
}

export const courseFolders = (root = contentRoot): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, entry.name))
    .sort()

/** A digest of all files of a course: equal digests, nothing to load. */
export function courseDigest(folder: string): string {
  const hash = createHash('sha256').update(`format ${format}\n`)
  for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
    const file = join(folder, name)
    if (statSync(file).isFile()) hash.update(`${name.replaceAll('\\', '/')}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** One course from its folder. Throws all its mistakes at once. */
export function loadCourse(folder: string): LoadedCourse {
  const yaml = readYaml(join(folder, 'course.yaml'), CourseFile)
  const mistakes: ContentMistake[] = []
  const expected = `${yaml.data.code.toLowerCase()}-${yaml.data.slug}`
  if (!folder.endsWith(expected)) mistakes.push(new ContentMistake(yaml.file, 1, `its folder should be ${expected}`))

  const folders = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  const used = new Set<string>()
  const points = new Map<string, number>()
  const sections = yaml.data.sections.map((section, s) => ({
    ...section,
    lessons: section.lessons.map((entry, l): LoadedLesson => {
      const name = `${entry.code.toLowerCase()}-${entry.slug}`
      used.add(name)
      const mistake = (rule: string) =>
        mistakes.push(
          new ContentMistake(yaml.file, yaml.lineOf(['sections', s, 'lessons', l]), `${entry.code}: ${rule}`),
        )
      if (folders.includes(name)) {
        // A draft is checked like any other, and stays out of the database until it is published.
        const lesson = collecting(mistakes, () => readLesson(join(folder, name)))
        points.set(entry.code, lesson ? pointsOf(lesson) : POINTS_MAX)
        return { ...entry, lesson: (entry.status === 'published' && lesson) || null }
      }
      points.set(entry.code, 0)
      if (entry.status === 'published') mistake(`is published and has no folder ${name}`)
      return { ...entry, lesson: null }
    }),
  }))
  const bank = folders.includes(testFolder)
    ? collecting(mistakes, () => readBank(join(folder, testFolder), points))
    : null
  for (const stray of folders.filter((name) => !used.has(name) && name !== testFolder && name !== projectFolder))
    mistakes.push(new ContentMistake(yaml.file, 1, `folder ${stray} belongs to no lesson of this course`))
  if (mistakes.length) throw new ContentMistakes(mistakes)
  return { ...yaml.data, sections, bank: bank ?? null }
}

/** All courses, and what only shows across them: a code or slug used twice, a prerequisite that is none. */
export function loadCourses(root = contentRoot): LoadedCourse[] {
  const mistakes: ContentMistake[] = []
  const loaded = courseFolders(root).flatMap((folder) => {
    const course = collecting(mistakes, () => loadCourse(folder))
    return course ? [{ course, file: join(folder, 'course.yaml') }] : []
  })
  const codes = loaded.map(({ course }) => course.code)
  const slugs = new Set<string>()
  for (const { course, file } of loaded) {
    for (const code of course.prerequisites)
      if (!codes.includes(code)) mistakes.push(new ContentMistake(file, 1, `prerequisites: there is no course ${code}`))
    for (const { code, slug } of [course, ...course.sections.flatMap((section) => section.lessons)]) {
      if (slugs.has(slug)) mistakes.push(new ContentMistake(file, 1, `${code}: the slug ${slug} is already taken`))
      slugs.add(slug)
    }
  }
  if (mistakes.length) throw new ContentMistakes(mistakes)
  return loaded.map(({ course }) => course)
}
