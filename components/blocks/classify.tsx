import { useTranslations } from 'next-intl'
import { fieldId } from '#components/ui/field-frame.tsx'
import { type ExerciseProps, fieldName, resultOf, solutionOf } from './exercise.ts'
import { Feedback } from './feedback.tsx'
import { Bins } from './fields.tsx'
import { Judged } from './judged.tsx'
import { Markdown } from './markdown.tsx'

/** Bins: under each thing a row of the places it could go to, one tap each. */
export function Classify({ block, mark }: ExerciseProps<'classify'>) {
  const t = useTranslations('lessons')
  const { stem, items, targets } = block.content
  const result = resultOf('classify', mark)
  const solution = solutionOf('classify', mark)
  const textOf = (id: string | undefined) => targets.find((target) => target.id === id)?.text ?? ''
  return (
    <fieldset id={fieldId(fieldName(block.id))} tabIndex={-1} className="min-w-0">
      <legend className="text-lg leading-snug">
        <Markdown flat of={stem} />
      </legend>
      <div className="mt-3 grid gap-5">
        {items.map(({ id, text }) => (
          <Judged
            key={id}
            right={result?.given[id] ? result.right.includes(id) : undefined}
            answer={solution && solution.places[id] !== result?.given[id] ? textOf(solution.places[id]) : undefined}
            explanation={solution?.feedback[id]}
          >
            <fieldset className="min-w-0">
              <legend className="font-semibold text-sm">
                <Markdown flat of={text} />
              </legend>
              <Bins name={fieldName(block.id, id)} bins={targets} stored={result?.given[id]} />
            </fieldset>
          </Judged>
        ))}
      </div>
      {mark && (
        <Feedback
          mark={mark}
          lead={result && <p>{t('right', { right: result.right.length, total: items.length })}</p>}
        />
      )}
    </fieldset>
  )
}
