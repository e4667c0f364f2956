import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { TestResult } from '#components/assessments/test-result.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { findOwnTestResult, getOwnTest } from '#lib/assessments/queries.ts'
import { view } from '#lib/http/view.ts'
import { redirect } from '#lib/i18n/navigation.ts'

type ResultPageProps = { params: Promise<{ slug: string; attempt: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assessments'))('title'), robots: { index: false } }
}

export default async function ResultPage({ params }: ResultPageProps) {
  const [{ slug, attempt }, language] = await Promise.all([params, getLocale()])
  const [result, test] = await view('learner', async (actor) => {
    const found = await findOwnTestResult(actor, { course_id: slug, attempt_id: attempt, language })
    return [found, found && (await getOwnTest(actor, { course_id: slug, language }))] as const
  })
  if (result === undefined) return notFound()
  // While it is under way there is nothing to see here.
  if (!result || !test) return redirect({ href: `/courses/${slug}/test`, locale: language })
  return (
    <ClientMessages of={['lessons']}>
      <TestResult result={result} test={test} />
    </ClientMessages>
  )
}
