import { useFormatter, useTranslations } from 'next-intl'
import { type ExerciseProps, fieldName, resultOf, solutionOf } from './exercise.ts'
import { Feedback } from './feedback.tsx'
import { NumberField } from './fields.tsx'
import { Markdown } from './markdown.tsx'

export function Numeric({ block, mark }: ExerciseProps<'numeric'>) {
  const t = useTranslations('lessons.numeric')
  const format = useFormatter()
  const result = resultOf('numeric', mark)
  const solution = solutionOf('numeric', mark)
  const write = (n: number) => format.number(n, { maximumFractionDigits: 10 })
  return (
    <>
      <div className="mb-3 font-bold text-lg leading-snug tracking-tight">
        <Markdown of={block.content.stem} />
      </div>
      <div className="max-w-80">
        <NumberField name={fieldName(block.id)} unit={block.content.unit} stored={result?.typed} />
      </div>
      {mark && (
        <Feedback
          mark={result?.understood === null ? { ...mark, explanation: null } : mark}
          lead={
            result && (
              <p className="text-ink-2">
                {result.understood === null ? t('unread') : t('understood', { number: write(result.understood) })}
              </p>
            )
          }
        >
          {solution && !mark.correct && (
            <div className="mt-2">
              <p className="font-semibold">
                {t('answer', { number: write(solution.value), unit: block.content.unit })}
              </p>
              <Markdown of={solution.explanation} />
            </div>
          )}
        </Feedback>
      )}
    </>
  )
}
