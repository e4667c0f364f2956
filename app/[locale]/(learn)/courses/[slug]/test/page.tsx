import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { TestIntro } from '#components/assessments/test-intro.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { findOwnTest } from '#lib/assessments/queries.ts'
import { view } from '#lib/http/view.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { submitTestAction } from '../../../learn/[course]/test/actions.ts'
import { startTestAction } from './actions.ts'

type TestPageProps = { params: Promise<{ slug: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assessments'))('title'), robots: { index: false } }
}

export default async function TestPage({ params }: TestPageProps) {
  const [{ slug }, language] = await Promise.all([params, getLocale()])
  const test = await view('learner', (actor) => findOwnTest(actor, { course_id: slug, language }))
  // Somebody who has yet to enrol is led to where she can.
  if (!test) return redirect({ href: `/courses/${slug}`, locale: language })
  return (
    <ClientMessages of={['assessments']}>
      <TestIntro test={test} startAction={startTestAction} submitAction={submitTestAction} />
    </ClientMessages>
  )
}
