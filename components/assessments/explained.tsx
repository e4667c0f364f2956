import { Check, ChevronDown, Minus, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { pointId } from '#components/blocks/exercise.ts'
import { ExerciseBody, isExercise } from '#components/blocks/exercise-view.tsx'
import { Markdown } from '#components/blocks/markdown.tsx'
import type { TestResult } from '#lib/assessments/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'

type Judged = TestResult['questions'][number]
type ExplainedProps = { judged: Judged; n: number; total: number; course: string }

const verdicts = {
  right: { Icon: Check, ink: 'text-success' },
  partlyRight: { Icon: RotateCcw, ink: 'text-warning' },
  wrong: { Icon: RotateCcw, ink: 'text-warning' },
  unanswered: { Icon: Minus, ink: 'text-ink-2' },
}

function verdictOf({ mark }: Judged): keyof typeof verdicts {
  if (mark.result === null) return 'unanswered'
  if (mark.correct) return 'right'
  return mark.score > 0 ? 'partlyRight' : 'wrong'
}

/** One question with why; what was missed stands open, the rest opens on a tap. */
export function Explained({ judged, n, total, course }: ExplainedProps) {
  const t = useTranslations('assessments')
  const { block, mark, lesson } = judged
  const verdict = verdictOf(judged)
  const { Icon, ink } = verdicts[verdict]
  if (!isExercise(block)) return null
  return (
    <details open={verdict === 'wrong' || verdict === 'partlyRight'} className="group border-line border-b">
      <summary className="grid cursor-pointer list-none grid-cols-[1fr_auto] items-center gap-x-3 py-3.5">
        <span className="flex flex-wrap items-center gap-x-3 text-xs">
          <span className="font-semibold">{t('run.question', { n, total })}</span>
          <span className={`flex items-center gap-1 font-semibold ${ink}`}>
            <Icon aria-hidden="true" className="size-4" /> {t(`result.verdict.${verdict}`)}
          </span>
        </span>
        <ChevronDown
          aria-hidden="true"
          className="row-span-2 size-5 text-ink-2 transition-transform group-open:rotate-180"
        />
        <span className="mt-1 line-clamp-2 text-sm group-open:hidden">
          <Markdown flat of={block.content.stem} />
        </span>
      </summary>
      <div className="pt-1 pb-8">
        {/* Nothing can be changed any more; what was answered is still to be seen. */}
        <fieldset disabled className="min-w-0">
          <ExerciseBody block={block} mark={{ ...mark, key_point: null }} />
        </fieldset>
        {mark.result === null && <p className="mt-3 text-ink-2 text-sm">{t('result.empty')}</p>}
        {lesson?.open && mark.key_point !== null && (
          <p className="mt-2 text-sm">
            <Link href={`/learn/${course}/${lesson.slug}#${pointId(mark.key_point)}`} className="alone">
              {t('result.readPoint', { n: mark.key_point, lesson: lesson.title })}
            </Link>
          </p>
        )}
      </div>
    </details>
  )
}
