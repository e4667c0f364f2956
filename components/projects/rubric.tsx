import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import type { ShownForm } from '#lib/projects/form.ts'

/** What the program looks at and what it is worth: known before she begins. */
export function Rubric({ form, passMark, open }: { form: ShownForm; passMark: number; open: boolean }) {
  const t = useTranslations('projects.rubric')
  return (
    <Card>
      <details open={open} className="group">
        <summary className="flex min-h-(--target) cursor-pointer items-baseline justify-between gap-3 px-4 py-3 md:px-5">
          <h2 className="inline text-base">{t('title')}</h2>
          <span className="text-ink-2 text-xs">{t('pass', { mark: passMark })}</span>
        </summary>
        <ol className="grid gap-4 px-4 pb-4 md:px-5">
          {form.criteria.map((criterion) => (
            <li key={criterion.key} className="border-line border-t pt-3">
              <p className="flex justify-between gap-3 font-semibold text-sm">
                {criterion.title}{' '}
                <span className="whitespace-nowrap tabular-nums">{t('points', { points: criterion.points })}</span>
              </p>
              <ul className="mt-1 grid list-disc gap-1 pl-4 text-ink-2 text-xs marker:text-ink-3">
                {criterion.checked.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </details>
    </Card>
  )
}
