import { useTranslations } from 'next-intl'
import { type Exercise, ExerciseBody } from '#components/blocks/exercise-view.tsx'
import { type AskedType, isAskedType } from '#lib/blocks/asked.ts'
import type { MarkedBlock } from '#lib/blocks/schema.ts'

type QuestionProps = { block: Exercise; n: number; total: number; mark?: MarkedBlock }

const kindOf = (type: Exercise['type']): AskedType => (isAskedType(type) ? type : 'single')

/** One question of a test, with what came of it once it was submitted. */
export function Question({ block, n, total, mark }: QuestionProps) {
  const t = useTranslations('assessments.run')
  return (
    <>
      <h2 className="mb-3 flex flex-wrap justify-between gap-x-3 font-normal text-ink-2 text-xs">
        <span className="font-semibold">{t('question', { n, total })}</span>
        <span>{t(`kind.${kindOf(block.type)}`)}</span>
      </h2>
      <ExerciseBody block={block} mark={mark} />
    </>
  )
}
