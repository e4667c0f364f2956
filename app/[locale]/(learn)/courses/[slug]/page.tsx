import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { CourseHead } from '#components/courses/course-head.tsx'
import { CourseLine } from '#components/courses/course-line.tsx'
import { Missing } from '#components/courses/missing.tsx'
import { Outline } from '#components/courses/outline.tsx'
import { About, ComingCard, JoinCard, NextBar, NextCard } from '#components/courses/side.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { getPublicCourse, listPublicCourses } from '#lib/courses/queries.ts'
import { view } from '#lib/http/view.ts'
import { findOwnProgress } from '#lib/progress/queries.ts'
import { enrollAction } from './actions.ts'

type CoursePageProps = { params: Promise<{ slug: string }> }
const COURSES_MAX = 50

/** Once per request: the title of the tab and the page ask for the same. */
const load = cache(async (slug: string) => {
  const language = await getLocale()
  return view('public', async (caller) => {
    const [course, line] = await Promise.all([
      getPublicCourse(caller, { course_id: slug, language }),
      listPublicCourses(caller, { language, sort: 'position', limit: COURSES_MAX }),
    ])
    return { course, line: line.data, progress: await findOwnProgress(caller, course.id), signedIn: caller.id !== null }
  })
})

export async function generateMetadata({ params }: CoursePageProps): Promise<Metadata> {
  const { course } = await load((await params).slug)
  return { title: course.title, description: course.summary }
}

export default async function CoursePage({ params }: CoursePageProps) {
  const { course, line, progress, signedIn } = await load((await params).slug)
  const standing = new Map(progress?.lessons.map((lesson) => [lesson.id, lesson]))
  const next = course.sections.flatMap((section) => section.lessons).find(({ id }) => id === progress?.next?.lesson_id)
  const block = progress?.next?.block ?? null
  const following = next && { course, lesson: next, standing: standing.get(next.id), block }
  return (
    <>
      <CourseLine courses={line} here={course.id} />
      <div className="page grid gap-6 pt-5 pb-8 lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-x-16 lg:py-10">
        <div className="lg:col-span-2">
          <CourseHead course={course} />
        </div>
        <Outline
          course={course}
          standing={standing}
          enrolled={progress !== null}
          nextId={next?.id}
          passed={{
            test: progress?.final_test?.status === 'complete',
            project: progress?.project?.status === 'complete',
          }}
        />
        <aside className="grid content-start gap-6 max-lg:contents">
          {following && <NextCard {...following} />}
          {course.status === 'coming' ? (
            <ComingCard />
          ) : progress ? (
            <Missing course={course} progress={progress} standing={standing} />
          ) : (
            <ClientMessages of={['courses']}>
              <JoinCard course={course} signedIn={signedIn} action={enrollAction} />
            </ClientMessages>
          )}
          <About course={course} />
        </aside>
      </div>
      {following && <NextBar {...following} />}
    </>
  )
}
