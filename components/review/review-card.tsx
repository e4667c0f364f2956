import { ArrowRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Arrive } from '#components/blocks/arrive.tsx'
import { pointId } from '#components/blocks/exercise.ts'
import { ExerciseBody, isExercise } from '#components/blocks/exercise-view.tsx'
import { ActionBar } from '#components/ui/action-bar.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { fieldId } from '#components/ui/field-frame.tsx'
import { Note } from '#components/ui/note.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Review } from '#lib/reviews/contract.ts'
import type { AnsweredReview } from '#lib/reviews/queries.ts'
import { type ReviewAction, ReviewForm } from './review-form.tsx'

/** One exercise on a screen. */
export function ReviewCard({ review, language, action }: { review: Review; language: string; action: ReviewAction }) {
  const { block } = review
  if (!isExercise(block)) return null
  return (
    <>
      <From review={review} />
      <ReviewForm action={action} hidden={{ id: review.id, block: block.id, language }}>
        <div id={fieldId('answer')} tabIndex={-1}>
          <ExerciseBody block={block} mark={undefined} />
        </div>
      </ReviewForm>
    </>
  )
}

/** What came of it, when it comes back, and on to the next. */
export function ReviewResult({ answered, due }: { answered: AnsweredReview; due: number }) {
  const t = useTranslations('review')
  const format = useFormatter()
  const { review, mark, next_on } = answered
  const { block, course, lesson } = review
  if (!isExercise(block)) return null
  const day = format.dateTime(new Date(next_on), { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <>
      <From review={review} />
      <Arrive id="hasil" attempt={`${review.id} ${next_on}`}>
        <Note tone={mark.correct ? 'success' : 'warning'} role="status" title={t(mark.correct ? 'right' : 'wrong')}>
          <p>{t('next', { day })}</p>
        </Note>
      </Arrive>
      <div className="mt-5">
        {/* Its key point stands on the lesson's page, not on this one. */}
        <ExerciseBody block={block} mark={{ ...mark, key_point: null }} />
      </div>
      {lesson && (
        <p className="mt-3">
          <Link
            href={`/learn/${course.slug}/${lesson.slug}${mark.key_point ? `#${pointId(mark.key_point)}` : ''}`}
            className="alone text-sm"
          >
            {t('read', { title: lesson.title })}
          </Link>
        </p>
      )}
      <div className="mt-6">
        <ActionBar>
          <Button asChild variant="next">
            <Link href={due > 0 ? '/review' : '/progress'}>
              {due > 0 ? t('more', { count: due }) : t('done')} <ArrowRight aria-hidden="true" />
            </Link>
          </Button>
        </ActionBar>
      </div>
    </>
  )
}

const From = ({ review: { course, lesson } }: { review: Review }) => (
  <p className="mb-4 text-ink-2 text-xs">
    {lesson ? `${lesson.code} ${lesson.title}` : `${course.code} ${course.title}`}
  </p>
)

export function NothingDue({ nextOn }: { nextOn: string | null }) {
  const t = useTranslations('review.empty')
  const format = useFormatter()
  const day = nextOn && format.dateTime(new Date(nextOn), { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <EmptyState
      title={t('title')}
      action={
        <Button asChild variant="next">
          <Link href="/progress">{t('action')}</Link>
        </Button>
      }
    >
      {day ? t('next', { day }) : t('none')}
    </EmptyState>
  )
}
