import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CheckHistory } from '#components/progress/check-history.tsx'
import { FirstCheck, LatestCheck } from '#components/progress/latest-check.tsx'
import { LearningPath } from '#components/progress/learning-path.tsx'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { getOwnReadiness } from '#lib/progress/readiness.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress.readiness'))('title') }
}

export default async function ReadinessPage() {
  const [language, t] = await Promise.all([getLocale(), getTranslations('progress')])
  const readiness = await view('learner', (actor) => getOwnReadiness(actor, { language }))
  return (
    <div className="page py-6 lg:py-10">
      <div className="max-w-[46rem]">
        <p className="text-sm">
          <Link href="/progress" className="alone">
            {t('title')}
          </Link>
        </p>
        <h1 className="mb-6">{t('readiness.title')}</h1>
        {readiness.history[0] ? (
          <div className="grid gap-10 *:min-w-0">
            <LatestCheck check={readiness.history[0]} readiness={readiness} />
            <LearningPath path={readiness.path} pillars={readiness.history[0].pillars} />
            <CheckHistory history={readiness.history} />
          </div>
        ) : (
          <FirstCheck lesson={readiness.lesson} />
        )}
      </div>
    </div>
  )
}
