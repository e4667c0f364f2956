import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DeleteRun } from '#components/analytics/delete-run.tsx'
import { PendingRunView } from '#components/analytics/pending-run-view.tsx'
import { RunResult } from '#components/analytics/run-result.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { getRun } from '#lib/analytics/contract.ts'
import { getAnalyticsRun } from '#lib/analytics/queries.ts'
import { env } from '#lib/env.ts'
import { Problem } from '#lib/http/problem.ts'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { deleteRunAction, rerunAction } from '../../actions.ts'

type Props = PageProps<'/[locale]/developer/analytics/runs/[id]'>

const load = ({ params }: Props) =>
  view('learner', async (actor) => {
    const language = (await getLocale()) === 'id' ? 'id' : 'en'
    const input = getRun.input.safeParse({ id: (await params).id, language })
    if (!input.success) throw new Problem('run-not-found')
    return getAnalyticsRun(actor, input.data)
  })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analytics'))('title') }
}

export default async function RunPage(props: Props) {
  const run = await load(props)
  const t = await getTranslations('analytics')
  const asked = Number((await props.searchParams).from ?? 0)
  const filename = run.status === 'done' ? run.input.filename : run.filename
  const removal = (
    <ClientMessages of={['analytics', 'developer']}>
      <DeleteRun id={run.id} filename={filename} action={deleteRunAction} />
    </ClientMessages>
  )
  if (run.status === 'done')
    return (
      <RunResult run={run} from={asked} origin={env.APP_URL} rerunAction={rerunAction}>
        {removal}
      </RunResult>
    )
  return (
    <div className="grid gap-7 [&>*]:min-w-0">
      <header>
        <p className="text-xs">
          <Link href="/developer/analytics">{t('run.back')}</Link>
        </p>
        <h1 className="mt-1 text-2xl leading-tight [overflow-wrap:anywhere]">
          {t(`pending.${run.status}`, { name: filename })}
        </h1>
      </header>
      <ClientMessages of={['analytics', 'developer']}>
        <PendingRunView key={run.status} run={run} cancelAction={deleteRunAction} />
      </ClientMessages>
      {run.status === 'failed' && removal}
    </div>
  )
}
