import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CertificateCard } from '#components/credentials/certificate-card.tsx'
import { OwnCourses } from '#components/progress/own-courses.tsx'
import { ReadinessLink } from '#components/progress/readiness-link.tsx'
import { ReviewNote } from '#components/progress/review-note.tsx'
import { StreakCard } from '#components/progress/streak-card.tsx'
import { listOwnCredentials } from '#lib/credentials/queries.ts'
import { view } from '#lib/http/view.ts'
import { listOwnCourses } from '#lib/progress/queries.ts'
import { getOwnStudy } from '#lib/progress/study.ts'
import { countOwnReviews } from '#lib/reviews/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') }
}

export default async function ProgressPage() {
  const [language, t] = await Promise.all([getLocale(), getTranslations('progress')])
  const [courses, study, reviews, { data: certificates }] = await view('learner', (actor) =>
    Promise.all([
      listOwnCourses(actor, language),
      getOwnStudy(actor, {}),
      countOwnReviews(actor),
      listOwnCredentials(actor, { limit: 100, language }),
    ]),
  )
  return (
    <div className="page py-6 lg:py-10">
      <h1>{t('title')}</h1>
      <p className="mt-2.5 mb-6 text-ink-2">{t('lead')}</p>
      <div className="grid gap-5 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-x-8">
        <div className="max-w-[52rem]">
          <OwnCourses courses={courses} />
          {certificates.length > 0 && (
            <section className="mt-8 grid gap-4">
              <h2 className="text-xl">{t('certificates')}</h2>
              {certificates.map((credential) => (
                <CertificateCard key={credential.id} credential={credential} />
              ))}
            </section>
          )}
        </div>
        <aside className="grid content-start gap-5">
          <ReviewNote due={reviews.due} />
          <StreakCard study={study} />
          <ReadinessLink />
        </aside>
      </div>
    </div>
  )
}
