import { useTranslations } from 'next-intl'
import { fieldId } from '#components/ui/field-frame.tsx'
import { type ExerciseProps, fieldName, resultOf, solutionOf } from './exercise.ts'
import { Feedback } from './feedback.tsx'
import { PlaceField } from './fields.tsx'
import { Judged } from './judged.tsx'
import { Markdown } from './markdown.tsx'

/** Pairs: beside each thing the list of its possible partners, which a phone opens as a wheel. */
export function Match({ block, mark }: ExerciseProps<'match'>) {
  const t = useTranslations('lessons')
  const { stem, items, targets } = block.content
  const result = resultOf('match', mark)
  const solution = solutionOf('match', mark)
  const options = [
    { value: '', label: t('match.choose') },
    ...targets.map(({ id, text }) => ({ value: id, label: text })),
  ]
  const textOf = (id: string | undefined) => targets.find((target) => target.id === id)?.text ?? ''
  return (
    <fieldset id={fieldId(fieldName(block.id))} tabIndex={-1} className="min-w-0">
      <legend className="text-lg leading-snug">
        <Markdown flat of={stem} />
      </legend>
      <div className="mt-3 grid gap-4">
        {items.map(({ id, text }) => (
          <Judged
            key={id}
            right={result?.given[id] ? result.right.includes(id) : undefined}
            answer={solution && solution.places[id] !== result?.given[id] ? textOf(solution.places[id]) : undefined}
            explanation={solution?.feedback[id]}
          >
            <PlaceField
              label={<Markdown flat of={text} />}
              name={fieldName(block.id, id)}
              options={options}
              stored={result?.given[id]}
            />
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
