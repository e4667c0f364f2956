import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { fieldError } from '#components/ui/form-errors.tsx'
import { Option, RadioGroup } from '#components/ui/radio-group.tsx'
import type { Criterion } from '#lib/projects/form.ts'
import { useFields } from './fields-context.ts'

/** Her own marks, by what each level means; shown beside those of the program afterwards. */
export function SelfAssessment({ criteria, n }: { criteria: readonly Criterion[]; n: number }) {
  const t = useTranslations('projects.form')
  const { values, problem } = useFields()
  return (
    <Card pad>
      <section aria-labelledby="nilai-diri">
        <h2 id="nilai-diri" className="text-lg">
          {n}. {t('judge')}
        </h2>
        <p className="mt-1 max-w-read text-ink-2 text-sm">{t('judgeText')}</p>
        <div className="mt-5 grid gap-7 lg:grid-cols-2">
          {criteria.map(({ key, title, levels }) => {
            const name = `own.${key}`
            return (
              <RadioGroup key={key} legend={title} name={name} error={fieldError(problem, name)}>
                {levels.map((text, level) => (
                  <Option
                    key={text}
                    name={name}
                    value={String(level)}
                    label={text}
                    defaultChecked={values[name] === String(level)}
                  />
                ))}
              </RadioGroup>
            )
          })}
        </div>
      </section>
    </Card>
  )
}
