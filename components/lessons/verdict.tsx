import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Arrive } from '#components/blocks/arrive.tsx'
import { Button } from '#components/ui/button.tsx'
import { Note } from '#components/ui/note.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Lesson } from '#lib/lessons/contract.ts'

type VerdictProps = { lesson: Lesson; next: { slug: string; title: string } | null }

/** What came of the latest attempt, in one sentence, and the one thing to do now. */
export function Verdict({ lesson, next }: VerdictProps) {
  const t = useTranslations('lessons')
  const attempt = lesson.latest_attempt
  if (!attempt) return null
  const unanswered = attempt.blocks.filter((block) => block.result === null).length
  const missed = attempt.blocks.filter((block) => !block.correct).length
  // What she missed is in the test that she is taking: there is nothing to tell yet.
  if (!attempt.passed && missed === 0) return null
  const score = attempt.score
  const complete = lesson.status === 'complete'
  const [title, text] = attempt.passed
    ? [t('verdict.complete', { score }), t('verdict.completeText')]
    : unanswered > 0
      ? [t('verdict.partial', { score, count: unanswered }), t('verdict.partialText')]
      : [t('verdict.again', { score }), t('verdict.againText', { count: missed })]
  return (
    <Arrive id="hasil" attempt={attempt.attempt_id}>
      <Note tone={complete ? 'success' : 'warning'} title={title} role="status">
        <p>{text}</p>
        {complete && !attempt.passed && <p>{t('verdict.bestText', { best: lesson.best_score ?? 0 })}</p>}
        {complete && <NextStep lesson={lesson} next={next} />}
      </Note>
    </Arrive>
  )
}

function NextStep({ lesson, next }: VerdictProps) {
  const t = useTranslations('lessons.next')
  return (
    <p className="mt-3">
      <Button asChild variant="next">
        {next ? (
          <Link href={`/learn/${lesson.course.slug}/${next.slug}`}>
            {t('action')}: {next.title} <ArrowRight aria-hidden="true" />
          </Link>
        ) : (
          <Link href={`/courses/${lesson.course.slug}`}>
            {t('course')} <ArrowRight aria-hidden="true" />
          </Link>
        )}
      </Button>
    </p>
  )
}
