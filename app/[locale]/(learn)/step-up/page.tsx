import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CodeForm } from '#components/accounts/code-form.tsx'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { leadOn } from '../../lead-on.ts'
import { stepUpAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.stepUp'))('title') }
}

/** Asks again for the second factor, on the way to administration. Whom nothing is asked of is led on at once. */
export default async function StepUpPage({ searchParams }: PageProps<'/[locale]/step-up'>) {
  const state = await view('learner', async ({ secondFactor }) => secondFactor)
  const { next, recovery } = await searchParams
  if (state !== 'due') return leadOn(next)
  const t = await getTranslations('auth.stepUp')
  return (
    <CodeForm
      key={String(recovery)}
      title={t('title')}
      text={t('text')}
      submit={t('submit')}
      next={typeof next === 'string' ? next : '/courses'}
      path="/step-up"
      recovery={recovery === '1'}
      action={stepUpAction}
    >
      <Link href="/courses" className="alone">
        {t('back')}
      </Link>
    </CodeForm>
  )
}
