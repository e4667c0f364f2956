import { Flag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Lesson } from '#lib/lessons/contract.ts'

/** Where a report goes, and the address of the page that it is about. */
export type Report = { contact: string; url: string }
type ReportLinkProps = { report: Report; lesson: Pick<Lesson, 'code' | 'title'>; part?: string }

/** A letter that already says which lesson, and which exercise of it, it is about: she only has to say what is wrong. */
export function ReportLink({ report, lesson, part }: ReportLinkProps) {
  const t = useTranslations('lessons.report')
  const { code, title } = lesson
  const subject = encodeURIComponent(t('subject', { code, title }))
  const at = part ? `${report.url}#${part}` : report.url
  const body = encodeURIComponent(`${t('body')}\n\n\n--\n${code} ${title}\n${at}\n`)
  return (
    <a
      data-chrome=""
      href={`mailto:${report.contact}?subject=${subject}&body=${body}`}
      className="alone gap-1.5 text-ink-2 text-xs"
    >
      <Flag aria-hidden="true" className="size-3.5" /> {t(part ? 'exercise' : 'lesson')}
    </a>
  )
}
