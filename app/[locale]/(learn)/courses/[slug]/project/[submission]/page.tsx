import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { PassportSheet } from '#components/projects/passport-sheet.tsx'
import { PrintButton } from '#components/projects/print-button.tsx'
import { QuotationSheet } from '#components/projects/quotation-sheet.tsx'
import { ReportSheet } from '#components/projects/report-sheet.tsx'
import { Result } from '#components/projects/result.tsx'
import { isId } from '#lib/http/contract.ts'
import { view } from '#lib/http/view.ts'
import type { Submission } from '#lib/projects/contract.ts'
import { passportLines } from '#lib/projects/passport/outcome.ts'
import { getOwnSubmission } from '#lib/projects/queries.ts'

type SubmissionPageProps = { params: Promise<{ slug: string; submission: string }> }

/** Once per request: the title of the tab and the page ask for the same. */
const load = cache(async (course_id: string, submission_id: string) => {
  if (!isId(submission_id)) notFound()
  const language = await getLocale()
  return view('learner', (actor) => getOwnSubmission(actor, { course_id, submission_id, language }))
})

export async function generateMetadata({ params }: SubmissionPageProps): Promise<Metadata> {
  const { slug, submission } = await params
  const { form } = await load(slug, submission)
  return { title: form.outcome, robots: { index: false } }
}

export default async function SubmissionPage({ params }: SubmissionPageProps) {
  const { slug, submission: id } = await params
  const submission = await load(slug, id)
  const t = await getTranslations('projects.sheet')
  return (
    <div className="page grid gap-10 py-5 lg:py-10 print:block print:py-0">
      <Result submission={submission} />
      <section aria-labelledby="hasil-kerja" className="grid gap-4">
        <div data-chrome="" className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="hasil-kerja" className="text-xl">
            {submission.form.outcome}
          </h2>
          <PrintButton label={t('print')} />
        </div>
        <Sheet submission={submission} />
      </section>
    </div>
  )
}

function Sheet({ submission }: { submission: Submission }) {
  const { kind } = submission.form
  if (kind === 'passport') return <PassportSheet submission={submission} lines={passportLines(submission.work)} />
  return kind === 'quotation' ? <QuotationSheet submission={submission} /> : <ReportSheet submission={submission} />
}
