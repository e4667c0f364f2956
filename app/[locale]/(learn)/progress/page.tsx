import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { OwnCourses } from '#components/progress/own-courses.tsx'
import { view } from '#lib/http/view.ts'
import { listOwnCourses } from '#lib/progress/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') }
}

export default async function ProgressPage() {
  const [language, t] = await Promise.all([getLocale(), getTranslations('progress')])
  const courses = await view('learner', (actor) => listOwnCourses(actor, language))
  return (
    <div className="page py-6 lg:py-10">
      <div className="max-w-[52rem]">
        <h1>{t('title')}</h1>
        <p className="mt-2.5 mb-6 text-ink-2">{t('lead')}</p>
        <OwnCourses courses={courses} />
      </div>
    </div>
  )
}
