import { getLocale } from 'next-intl/server'
import { CourseBoard } from '#components/home/course-board.tsx'
import { DataSection } from '#components/home/data-section.tsx'
import { Hero } from '#components/home/hero.tsx'
import { PriceSection } from '#components/home/price-section.tsx'
import { listPublicCourses } from '#lib/courses/queries.ts'
import { env } from '#lib/env.ts'
import { view } from '#lib/http/view.ts'

const COURSES_MAX = 50

export default async function HomePage() {
  const language = await getLocale()
  const courses = await view('public', (caller) =>
    listPublicCourses(caller, { language, sort: 'position', limit: COURSES_MAX }),
  )
  return (
    <>
      <Hero />
      <PriceSection />
      <CourseBoard courses={courses.data} />
      <DataSection origin={env.APP_URL} />
    </>
  )
}
