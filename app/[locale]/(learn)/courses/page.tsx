import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CourseRoute, CourseSearch, type Level, levels, NothingFound } from '#components/courses/catalogue.tsx'
import { listPublicCourses } from '#lib/courses/queries.ts'
import { view } from '#lib/http/view.ts'
import { getPathname, Link } from '#lib/i18n/navigation.ts'
import { listOwnCourses } from '#lib/progress/queries.ts'

const COURSES_MAX = 50

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('courses')
  return { title: t('title'), description: t('description') }
}

type CoursesPageProps = { searchParams: Promise<{ q?: string | string[]; level?: string | string[] }> }

export default async function CoursesPage({ searchParams }: CoursesPageProps) {
  const asked = await searchParams
  const [language, t, rules] = await Promise.all([
    getLocale(),
    getTranslations('courses'),
    getTranslations('regulations'),
  ])
  // An address that somebody typed by hand is read as far as it makes sense.
  const q = typeof asked.q === 'string' ? asked.q.trim().slice(0, 100) : ''
  const level: Level | '' = levels.find((name) => name === asked.level) ?? ''
  const [{ data: courses }, own] = await view('public', (caller) =>
    Promise.all([
      listPublicCourses(caller, {
        language,
        sort: 'position',
        limit: COURSES_MAX,
        q: q || undefined,
        level: level || undefined,
      }),
      caller.kind === 'anonymous' ? [] : listOwnCourses(caller, language),
    ]),
  )
  const standing = new Map(own.map((course) => [course.course_id, course]))
  const next = courses.find(({ id, status }) => status === 'published' && standing.get(id)?.percent !== 100)
  return (
    <div className="page grid gap-8 py-6 lg:py-10">
      <header>
        <h1>{t('title')}</h1>
        <p className="mt-2.5 max-w-[40em] text-ink-2">{t('lead')}</p>
        <p className="mt-1.5 text-sm">
          {rules.rich('fromCourses', { link: (words) => <Link href="/regulations">{words}</Link> })}
        </p>
      </header>
      <CourseSearch search={{ q, level }} action={getPathname({ href: '/courses', locale: language })} />
      {(q || level) && courses.length > 0 && <p role="status">{t('search.found', { count: courses.length })}</p>}
      {courses.length ? <CourseRoute courses={courses} own={standing} nextId={next?.id} /> : <NothingFound />}
    </div>
  )
}
