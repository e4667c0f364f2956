import { useTranslations } from 'next-intl'
import { type ExerciseProps, fieldName, resultOf, solutionOf } from './exercise.ts'
import { Feedback } from './feedback.tsx'
import { Mismatch } from './fields.tsx'
import { Why } from './judged.tsx'
import { Markdown } from './markdown.tsx'
import { Question } from './question.tsx'

/** Two documents side by side, row by row; a tap on a row says that the two differ there. */
export function Doccheck({ block, mark }: ExerciseProps<'doccheck'>) {
  const t = useTranslations('lessons')
  const { stem, documents, rows } = block.content
  const result = resultOf('doccheck', mark)
  const solution = solutionOf('doccheck', mark)
  const explained = result?.wrong[0] ?? result?.chosen[0]
  const whyOf = (id: string) => solution?.feedback[id] ?? (id === explained ? mark?.explanation : null)
  const verdictOf = (id: string) => {
    if (result?.chosen.includes(id))
      return result.wrong.includes(id)
        ? ({ as: 'wrong', word: t('mark.wrong') } as const)
        : ({ as: 'right', word: t('mark.right') } as const)
    return solution?.mismatches.includes(id) ? ({ as: 'wrong', word: t('doccheck.missed') } as const) : undefined
  }
  return (
    <Question name={fieldName(block.id)} stem={stem} help={t('doccheck.how')}>
      {mark && (
        <Feedback
          mark={{ ...mark, explanation: null }}
          lead={result && result.missing > 0 && <p>{t('doccheck.missing', { count: result.missing })}</p>}
        />
      )}
      <div className="mt-3.5 overflow-hidden rounded-sm border border-line-strong">
        <div aria-hidden="true" className="grid grid-cols-2 gap-3 bg-sunken py-2 pr-3 pl-11 font-semibold text-xs">
          {documents.map((title) => (
            <span key={title} className="min-w-0 [overflow-wrap:anywhere]">
              {title}
            </span>
          ))}
        </div>
        {rows.map(({ id, label, left, right }) => (
          <Mismatch
            key={id}
            name={fieldName(block.id, id)}
            stored={result?.chosen.includes(id) ? 'on' : undefined}
            label={label}
            mark={verdictOf(id)}
            sides={[left, right].map((value, n) => (
              <span key={documents[n]} className="min-w-0 font-semibold [overflow-wrap:anywhere]">
                <span className="sr-only">{documents[n]}: </span>
                <Markdown flat of={value} />
              </span>
            ))}
          >
            <Why of={whyOf(id)} />
          </Mismatch>
        ))}
      </div>
    </Question>
  )
}
