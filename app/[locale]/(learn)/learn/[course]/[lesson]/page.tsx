import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { isExercise } from '#components/blocks/exercise-view.tsx'
import { LanguageLink } from '#components/layout/language-link.tsx'
import { LessonBar } from '#components/lessons/lesson-bar.tsx'
import { LessonBody } from '#components/lessons/lesson-body.tsx'
import { LessonPath, type PathStop } from '#components/lessons/lesson-path.tsx'
import { Visit } from '#components/lessons/visit.tsx'
import { getPublicCourse } from '#lib/courses/queries.ts'
import { env } from '#lib/env.ts'
import { view } from '#lib/http/view.ts'
import { getPathname, redirect } from '#lib/i18n/navigation.ts'
import { listGlossary } from '#lib/lessons/glossary/queries.ts'
import { findOwnLesson } from '#lib/lessons/queries.ts'
import { findOwnProgress } from '#lib/progress/queries.ts'
import type { Query } from '#lib/toolkit/page-state.ts'
import { attemptAction, completeAction } from './actions.ts'
import { lessonEmbeds } from './embeds.tsx'

type LessonPageProps = {
  params: Promise<{ course: string; lesson: string }>
  searchParams: Promise<Query>
}

/** Once per request: the title of the tab and the page ask for the same. */
const load = cache(async (course_id: string, lesson_id: string, solved: boolean) => {
  const language = await getLocale()
  const [lesson, course, topics, learnerId] = await view('learner', (actor) =>
    Promise.all([
      findOwnLesson(actor, { lesson_id, language, solutions: solved }),
      getPublicCourse(actor, { course_id, language }),
      listGlossary(actor, { language }),
      actor.id,
    ]),
  )
  // Somebody who has yet to enrol is led to where she can.
  if (!lesson) return redirect({ href: `/courses/${course_id}`, locale: language })
  if (lesson.course.id !== course.id) notFound()
  const progress = await view('learner', (actor) => findOwnProgress(actor, course.id))
  return { lesson, course, progress, language, learnerId, terms: topics.flatMap((topic) => topic.entries) }
})

export async function generateMetadata(props: LessonPageProps): Promise<Metadata> {
  const [{ course, lesson: slug }, { answers }] = await Promise.all([props.params, props.searchParams])
  const { lesson } = await load(course, slug, answers === 'shown')
  return { title: lesson.title }
}

export default async function LessonPage(props: LessonPageProps) {
  const [params, query] = await Promise.all([props.params, props.searchParams])
  const solved = query.answers === 'shown'
  const { lesson, course, progress, language, learnerId, terms } = await load(params.course, params.lesson, solved)
  const standing = new Map(progress?.lessons.map((each) => [each.id, each.status]))
  const inOrder = course.sections.flatMap((section) => section.lessons)
  const after = inOrder.slice(inOrder.findIndex(({ id }) => id === lesson.id) + 1)
  const section = course.sections.find(({ code }) => code === lesson.section.code)
  const stops = (section?.lessons ?? []).map(
    ({ id, slug, title, status }): PathStop => ({
      slug,
      title,
      open: status === 'published',
      state: id === lesson.id ? 'here' : stateOf(standing.get(id)),
    }),
  )
  const exercises = lesson.blocks.filter(isExercise)
  const path = getPathname({ href: `/learn/${course.slug}/${lesson.slug}`, locale: language })
  const correct = new Map(lesson.latest_attempt?.blocks.map((mark) => [mark.block_id, mark.correct]))
  return (
    <>
      <Visit lesson={lesson.slug} />
      <LessonBar
        lesson={lesson}
        exercises={exercises.length}
        right={exercises.map(({ id }) => correct.get(id) ?? false)}
      >
        <LanguageLink className="alone font-semibold text-sm no-underline" />
      </LessonBar>
      <div className="flex-1 pb-(--bar-bottom) lg:grid lg:grid-cols-[16rem_minmax(0,1fr)] lg:pb-0">
        <div className="border-line border-r bg-ground px-5 py-7 max-lg:hidden">
          <LessonPath lesson={lesson} stops={stops} />
        </div>
        <main id="isi" tabIndex={-1} className="outline-none">
          <LessonBody
            lesson={lesson}
            language={language}
            next={after.find(({ status }) => status === 'published') ?? null}
            solved={solved}
            terms={terms}
            report={{ contact: env.CONTACT_EMAIL, url: `${env.APP_URL}${path}` }}
            embeds={await lessonEmbeds({ lesson, query, language })}
            learnerId={learnerId}
            submissionId={crypto.randomUUID()}
            attemptAction={attemptAction}
            completeAction={completeAction}
          />
          <p className="px-4 pb-4 lg:hidden">
            <LanguageLink className="alone text-sm" />
          </p>
        </main>
      </div>
    </>
  )
}

function stateOf(status: string | undefined): PathStop['state'] {
  if (status === 'complete') return 'done'
  return status === 'needs_70' ? 'again' : 'ahead'
}
