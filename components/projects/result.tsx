import { ArrowRight, Check, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { fieldId } from '#components/ui/field-frame.tsx'
import { Note } from '#components/ui/note.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Submission } from '#lib/projects/contract.ts'

/** The marks of one submission, what to mend and why, and her own marks beside them. */
export function Result({ submission }: { submission: Submission }) {
  const t = useTranslations('projects')
  const { course, form, score, passed } = submission
  const project = `/courses/${course.slug}/project`
  return (
    <div data-chrome="" className="grid gap-6">
      <header>
        <p className="text-ink-2 text-xs">
          <Link href={`/courses/${course.slug}`} className="alone">
            {t('course', { code: course.code, title: course.title })}
          </Link>{' '}
          /{' '}
          <Link href={project} className="alone">
            {t('project')}
          </Link>
        </p>
        <h1>{t(passed ? 'result.passed' : 'result.notYet', { score })}</h1>
        <p className="mt-2 max-w-read text-ink-2">{t(passed ? 'result.passedText' : 'result.notYetText')}</p>
        <p className="mt-4 flex flex-wrap gap-3">
          <Button asChild variant={passed ? 'line' : 'next'}>
            <Link href={`${project}#isian`}>{t('result.mend')}</Link>
          </Button>
          <Button asChild variant={passed ? 'next' : 'line'}>
            <Link href={`/courses/${course.slug}`}>
              {t('result.back')} <ArrowRight aria-hidden="true" />
            </Link>
          </Button>
        </p>
      </header>
      <ol className="grid gap-4">
        {submission.criteria.map((mark) => (
          <li key={mark.key} className="rounded-md border border-line bg-surface p-4 md:p-6">
            <Marked mark={mark} form={form} project={project} />
          </li>
        ))}
      </ol>
    </div>
  )
}

type MarkedProps = { mark: Submission['criteria'][number]; form: Submission['form']; project: string }

function Marked({ mark, form, project }: MarkedProps) {
  const t = useTranslations('projects.result')
  const criterion = form.criteria.find(({ key }) => key === mark.key)
  const full = mark.points === mark.max
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg">{criterion?.title ?? mark.key}</h2>
        <Tag tone={full ? 'success' : 'warning'}>
          {full ? <Check aria-hidden="true" /> : <RotateCcw aria-hidden="true" />}
          {t('points', { points: mark.points, max: mark.max })}
        </Tag>
      </div>
      {mark.findings.length > 0 && (
        <ul className="mt-3 grid max-w-read gap-2.5 text-sm">
          {mark.findings.map(({ field, advice, text }) => (
            <li key={text} className="border-line-strong border-l-2 pl-3">
              {advice && <Tag tone="info">{t('advice')}</Tag>} {text}{' '}
              <a href={`${project}#${fieldId(`work.${field}`)}`} className="whitespace-nowrap">
                {t('go')}
              </a>
            </li>
          ))}
        </ul>
      )}
      {full && mark.findings.length === 0 && <p className="mt-2 text-ink-2 text-sm">{t('nothing')}</p>}
      <Own mark={mark} levels={criterion?.levels ?? []} />
    </>
  )
}

function Own({ mark, levels }: { mark: MarkedProps['mark']; levels: string[] }) {
  const t = useTranslations('projects.result')
  if (mark.own === null) return null
  const higher = mark.own / Math.max(1, levels.length - 1) > mark.points / mark.max
  return (
    <>
      <p className="mt-3 text-ink-2 text-sm">{t('own', { level: mark.own, text: levels[mark.own] ?? '' })}</p>
      {mark.differs && (
        <Note tone="info" className="mt-2">
          <p>{t(higher ? 'ownHigher' : 'ownLower')}</p>
        </Note>
      )}
    </>
  )
}
