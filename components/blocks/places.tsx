import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type ExerciseProps, fieldName, resultOf, solutionOf } from './exercise.ts'
import { Feedback } from './feedback.tsx'
import { Judged } from './judged.tsx'
import { Markdown } from './markdown.tsx'
import { Question } from './question.tsx'

type Place = { name: string; text: string; places: readonly { id: string; text: string }[]; stored: string | undefined }
type Kind = 'match' | 'classify'
type PlacesProps = ExerciseProps<Kind> & {
  type: Kind
  field: (place: Place) => ReactNode
}

/** Things that each belong to one place: what matching and classifying share. */
export function Places({ type, block, mark, field }: PlacesProps) {
  const t = useTranslations('lessons')
  const { stem, items, targets } = block.content
  const result = resultOf(type, mark)
  const solution = solutionOf(type, mark)
  const explained = items.find(({ id }) => result?.given[id] && !result.right.includes(id))?.id
  const textOf = (id: string | undefined) => targets.find((target) => target.id === id)?.text ?? ''
  return (
    <Question name={fieldName(block.id)} stem={stem}>
      {mark && (
        <Feedback
          mark={{ ...mark, explanation: null }}
          lead={result && <p>{t('right', { right: result.right.length, total: items.length })}</p>}
        />
      )}
      <div className="mt-3.5 grid gap-3">
        {items.map(({ id, text }) => {
          const given = result?.given[id]
          const name = fieldName(block.id, id)
          return (
            <Judged
              key={id}
              name={name}
              title={<Markdown flat of={text} />}
              given={textOf(given)}
              value={given ?? ''}
              right={given ? result?.right.includes(id) : undefined}
              answer={solution && solution.places[id] !== given ? textOf(solution.places[id]) : undefined}
              explanation={solution?.feedback[id] ?? (id === explained ? (mark?.explanation ?? undefined) : undefined)}
            >
              {field({ name, text, places: targets, stored: given })}
            </Judged>
          )
        })}
      </div>
    </Question>
  )
}
