import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { NothingDue, ReviewCard, ReviewResult } from '#components/review/review-card.tsx'
import { view } from '#lib/http/view.ts'
import { findAnsweredReview, listOwnReviews } from '#lib/reviews/queries.ts'
import { answerReviewAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title'), robots: { index: false } }
}

export default async function ReviewPage({ searchParams }: { searchParams: Promise<{ answered?: unknown }> }) {
  const [{ answered: id }, language, t] = await Promise.all([searchParams, getLocale(), getTranslations('review')])
  const [queue, answered] = await view('learner', (actor) =>
    Promise.all([
      listOwnReviews(actor, { limit: 1, language }),
      typeof id === 'string' ? findAnsweredReview(actor, id, language) : null,
    ]),
  )
  const [review] = queue.data
  return (
    <div className="page py-6 lg:py-10">
      <div className="max-w-read">
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="mt-2 mb-6 text-ink-2">{review || answered ? t('lead', { count: queue.due }) : t('about')}</p>
        <ClientMessages of={['lessons', 'review']}>
          {answered ? (
            <ReviewResult answered={answered} due={queue.due} />
          ) : review ? (
            <ReviewCard key={review.id} review={review} language={language} action={answerReviewAction} />
          ) : (
            <NothingDue nextOn={queue.next_on} />
          )}
        </ClientMessages>
      </div>
    </div>
  )
}
