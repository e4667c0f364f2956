import { useTranslations } from 'next-intl'
import { fieldId } from '#components/ui/field-frame.tsx'
import { Note } from '#components/ui/note.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { type ExerciseProps, fieldName, resultOf, solutionOf } from './exercise.ts'
import { Feedback } from './feedback.tsx'
import { Points } from './fields.tsx'
import { Markdown } from './markdown.tsx'

export function Checklist({ block, mark }: ExerciseProps<'checklist'>) {
  const t = useTranslations('lessons.checklist')
  const result = resultOf('checklist', mark)
  const name = fieldName(block.id)
  return (
    <div id={fieldId(name)} tabIndex={-1}>
      <div className="font-bold text-lg leading-snug tracking-tight">
        <Markdown of={block.content.stem} />
      </div>
      {mark?.correct ? (
        <ReadinessResult block={block} mark={mark} />
      ) : (
        mark && (
          <Feedback
            mark={mark}
            title={t('progress', { answered: result?.answered ?? 0, items: result?.items ?? 0 })}
            lead={<p>{t('finish')}</p>}
          />
        )
      )}
      <div className="mt-6 grid gap-8">
        {block.content.pillars.map((pillar) => (
          <section key={pillar.id}>
            <h3 className="border-line border-b pb-2 text-laut-text">{pillar.title}</h3>
            <div className="mt-4 grid gap-5">
              {pillar.items.map((item) => (
                <fieldset key={item.id} className="min-w-0">
                  <legend className="text-sm">
                    <Markdown flat of={item.text} />
                  </legend>
                  <Points name={fieldName(block.id, item.id)} stored={result?.given[item.id]} />
                </fieldset>
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  )
}

/** The result: band and reason first, then a bar and a figure per pillar, then what to strengthen first. */
function ReadinessResult({ block, mark }: ExerciseProps<'checklist'>) {
  const t = useTranslations('lessons.checklist')
  const result = resultOf('checklist', mark)
  const solution = solutionOf('checklist', mark)
  if (!result || !mark) return null
  const band = solution?.bands[result.band ?? '']
  const titles = new Map(block.content.pillars.map((pillar) => [pillar.id, pillar.title]))
  const weakest = result.pillars.toSorted((a, b) => a.points / a.max - b.points / b.max)[0]
  return (
    <div className="mt-4 grid gap-5">
      <Note
        tone={result.capped ? 'warning' : 'success'}
        title={t('result', { total: result.total ?? 0, max: result.max, band: band?.title ?? '' })}
      >
        {mark.explanation && <Markdown of={mark.explanation} />}
      </Note>
      <table className="w-full text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('pillar')}</th>
            <th scope="col">{t('score')}</th>
          </tr>
        </thead>
        <tbody>
          {result.pillars.map(({ id, points, max }) => (
            <tr key={id}>
              <th scope="row" className="w-1/2 py-1.5 pr-3 text-left font-normal">
                {titles.get(id)}
              </th>
              <td className="py-1.5">
                <span className="flex items-center gap-3 tabular-nums">
                  <Progress value={points} max={max} label={titles.get(id) ?? ''} className="flex-1" />
                  <span className="whitespace-nowrap font-semibold">{t('of', { points, max })}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {weakest && weakest.points < weakest.max && solution?.advice[weakest.id] && (
        <div className="text-sm">
          <h3>{t('weakest', { pillar: titles.get(weakest.id) ?? '' })}</h3>
          <Markdown of={solution.advice[weakest.id] ?? ''} />
        </div>
      )}
      {solution?.path && (
        <p className="text-sm">
          <Link href="/progress/readiness" className="alone">
            {t('path')}
          </Link>
        </p>
      )}
    </div>
  )
}
