import { ArrowRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Markdown } from '#components/blocks/markdown.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Note } from '#components/ui/note.tsx'
import { Progress } from '#components/ui/progress.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Check, Readiness } from '#lib/progress/contract.ts'
import { Change } from './change.tsx'

type Lesson = Readiness['lesson']
const lessonHref = ({ course_slug, slug }: Lesson) => `/learn/${course_slug}/${slug}#ready`

export function FirstCheck({ lesson }: { lesson: Lesson }) {
  const t = useTranslations('progress.readiness.empty')
  return (
    <EmptyState
      title={t('title')}
      action={
        <Button asChild variant="next">
          <Link href={lessonHref(lesson)}>
            {t('action')} <ArrowRight aria-hidden="true" />
          </Link>
        </Button>
      }
    >
      {t('text')}
    </EmptyState>
  )
}

/** Where she stands: the result and its reason, a bar and a figure per pillar, and the rules that it follows. */
export function LatestCheck({ check, readiness }: { check: Check; readiness: Readiness }) {
  const t = useTranslations('progress.readiness')
  const format = useFormatter()
  return (
    <section>
      <p className="mb-2 text-ink-2 text-xs">
        {t('taken', { day: format.dateTime(new Date(check.taken_at), 'date') })}
      </p>
      <Note
        tone={check.capped ? 'warning' : 'success'}
        title={t('result', { total: check.total, max: check.max, band: check.band.title })}
      >
        <Markdown of={(check.capped ? readiness.gate.rule : readiness.verdict) ?? ''} />
      </Note>
      <Pillars check={check} />
      <Rules readiness={readiness} />
      <Button asChild variant="line" className="mt-5">
        <Link href={lessonHref(readiness.lesson)}>{t('again')}</Link>
      </Button>
    </section>
  )
}

/** The chart is its own table. */
function Pillars({ check }: { check: Check }) {
  const t = useTranslations('progress.readiness')
  return (
    <table className="mt-6 w-full text-sm">
      <caption className="mb-2 text-left font-semibold">{t('pillars')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('pillar')}</th>
          <th scope="col">{t('score')}</th>
          <th scope="col">{t('change')}</th>
        </tr>
      </thead>
      <tbody>
        {check.pillars.map(({ id, title, points, max, change }) => (
          <tr key={id} className="border-line border-t">
            <th scope="row" className="w-2/5 py-2.5 pr-3 text-left font-normal">
              {title}
            </th>
            <td className="py-2.5">
              <span className="flex items-center gap-3 tabular-nums">
                <Progress value={points} max={max} label={title} className="flex-1" />
                <span className="whitespace-nowrap font-semibold">{t('of', { points, max })}</span>
              </span>
            </td>
            <td className="w-14 py-2.5 text-right">{change !== null && <Change by={change} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Rules({ readiness: { bands, gate } }: { readiness: Readiness }) {
  const t = useTranslations('progress.readiness')
  return (
    <details className="mt-5 text-sm">
      <summary className="cursor-pointer py-2 font-semibold">{t('rules')}</summary>
      <ul className="mt-1 grid list-disc gap-1.5 pl-5 marker:text-ink-3">
        {bands.map(({ id, title, from }) => (
          <li key={id}>{t('band', { title, from })}</li>
        ))}
        <li>
          {t('gate')}
          <ul className="mt-1 grid list-disc gap-1 pl-5 marker:text-ink-3">
            {gate.items.map((item) => (
              <li key={item}>
                <Markdown flat of={item} />
              </li>
            ))}
          </ul>
        </li>
      </ul>
    </details>
  )
}
