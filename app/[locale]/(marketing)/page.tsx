import { getLocale } from 'next-intl/server'
import { ContinueBar } from '#components/home/continue-bar.tsx'
import { CourseBoard } from '#components/home/course-board.tsx'
import { DataSection } from '#components/home/data-section.tsx'
import { Hero } from '#components/home/hero.tsx'
import { PriceSection } from '#components/home/price-section.tsx'
import { listPublicCourses } from '#lib/courses/queries.ts'
import { env } from '#lib/env.ts'
import { view } from '#lib/http/view.ts'
import { listOwnCourses } from '#lib/progress/queries.ts'
import { countOwnReviews } from '#lib/reviews/queries.ts'

const COURSES_MAX = 50

export default async function HomePage() {
  const language = await getLocale()
  const [courses, own, reviews] = await view('public', (caller) =>
    Promise.all([
      listPublicCourses(caller, { language, sort: 'position', limit: COURSES_MAX }),
      caller.kind === 'anonymous' ? [] : listOwnCourses(caller, language),
      caller.kind === 'anonymous' ? { due: 0 } : countOwnReviews(caller),
    ]),
  )
  // The course she was in last comes first.
  const resume = own.find((course) => course.resume)?.resume ?? null
  return (
    <>
      <ContinueBar resume={resume} due={reviews.due} />
      <Hero />
      <PriceSection />
      <CourseBoard courses={courses.data} />
      <DataSection origin={env.APP_URL} />
    </>
  )
}
