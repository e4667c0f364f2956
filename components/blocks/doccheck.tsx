import { useTranslations } from 'next-intl'
import { fieldId } from '#components/ui/field-frame.tsx'
import { type ExerciseProps, fieldName, resultOf, solutionOf } from './exercise.ts'
import { Feedback } from './feedback.tsx'
import { Mismatch } from './fields.tsx'
import { Judged } from './judged.tsx'
import { Markdown } from './markdown.tsx'

/** Two documents, row by row: side by side on a desk, one above the other on a phone; each row can be ticked as differing. */
export function Doccheck({ block, mark }: ExerciseProps<'doccheck'>) {
  const t = useTranslations('lessons')
  const { stem, documents, rows } = block.content
  const result = resultOf('doccheck', mark)
  const solution = solutionOf('doccheck', mark)
  const verdictOf = (id: string) => (result?.chosen.includes(id) ? !result.wrong.includes(id) : undefined)
  return (
    <fieldset id={fieldId(fieldName(block.id))} tabIndex={-1} className="min-w-0">
      <legend className="text-lg leading-snug">
        <Markdown flat of={stem} />
      </legend>
      <p className="mt-1 text-ink-2 text-sm">{t('doccheck.how')}</p>
      <ul className="mt-3 grid gap-3">
        {rows.map(({ id, label, left, right }) => (
          <li key={id} className="rounded-sm border border-line bg-surface">
            <dl className="grid text-sm md:grid-cols-2">
              {[left, right].map((value, n) => (
                <div
                  key={documents[n]}
                  className="border-line px-3.5 py-2.5 not-first:border-t md:not-first:border-t-0 md:not-first:border-l"
                >
                  <dt className="text-ink-2 text-xs">
                    {documents[n]}: {label}
                  </dt>
                  <dd className="font-semibold">
                    <Markdown flat of={value} />
                  </dd>
                </div>
              ))}
            </dl>
            <div className="border-line border-t px-3.5 py-1.5">
              <Judged
                right={verdictOf(id)}
                answer={solution?.mismatches.includes(id) && !result?.chosen.includes(id) ? label : undefined}
                explanation={solution?.feedback[id]}
              >
                <Mismatch
                  name={fieldName(block.id, id)}
                  stored={result?.chosen.includes(id) ? 'on' : undefined}
                  label={t('doccheck.differs', { label })}
                />
              </Judged>
            </div>
          </li>
        ))}
      </ul>
      {mark && (
        <Feedback
          mark={mark}
          lead={result && result.missing > 0 && <p>{t('doccheck.missing', { count: result.missing })}</p>}
        />
      )}
    </fieldset>
  )
}
