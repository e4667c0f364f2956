import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ApiExample } from '#components/analytics/api-example.tsx'
import { DeleteRun } from '#components/analytics/delete-run.tsx'
import { RejectedTable } from '#components/analytics/rejected-table.tsx'
import { RowsAccount } from '#components/analytics/rows-account.tsx'
import { RunWarnings } from '#components/analytics/run-warnings.tsx'
import { SeriesOverview } from '#components/analytics/series-overview.tsx'
import { SeriesPages } from '#components/analytics/series-pages.tsx'
import { directionOf } from '#components/analytics/wording.ts'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { Button } from '#components/ui/button.tsx'
import { type AnalyticsRun, exportRun, getRun } from '#lib/analytics/contract.ts'
import { getAnalyticsRun } from '#lib/analytics/queries.ts'
import { env } from '#lib/env.ts'
import { Problem } from '#lib/http/problem.ts'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { deleteRunAction } from '../../actions.ts'

type Props = PageProps<'/[locale]/developer/analytics/runs/[id]'>

const load = ({ params }: Props) =>
  view('learner', async (actor) => {
    const input = getRun.input.safeParse({ id: (await params).id })
    if (!input.success) throw new Problem('run-not-found')
    return getAnalyticsRun(actor, input.data)
  })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analytics'))('title') }
}

/** Categories whose charts stand on one page. */
const perPage = 8

export default async function RunPage(props: Props) {
  const run = await load(props)
  const t = await getTranslations('analytics.run')
  const { input, series } = run
  const asked = Number((await props.searchParams).from ?? 0)
  const from = Number.isInteger(asked) && asked > 0 && asked < series.length ? asked - (asked % perPage) : 0
  const path = `/developer/analytics/runs/${run.id}`
  const exportPath = exportRun.path.replace('{id}', run.id)
  return (
    <div className="grid gap-7 [&>*]:min-w-0">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="text-ink-2 text-xs [overflow-wrap:anywhere]">
            <Link href="/developer/analytics">{t('back')}</Link> / {input.filename}
          </p>
          <h1 className="mt-1 text-2xl leading-tight [overflow-wrap:anywhere]">{await finding(run)}</h1>
        </div>
        <div className="flex flex-wrap gap-2 max-md:w-full [&>*]:max-md:flex-1">
          <Button asChild>
            <a href={exportPath} download>
              <Download aria-hidden="true" /> {t('csv')}
            </a>
          </Button>
          <Button asChild>
            <a href={getRun.path.replace('{id}', run.id)} download={`${input.filename}.json`}>
              <Download aria-hidden="true" /> {t('json')}
            </a>
          </Button>
        </div>
      </header>
      <RowsAccount input={input} />
      <RunWarnings warnings={run.warnings} />
      {series.length > 1 && (
        <SeriesOverview
          series={series}
          hrefOf={(index) => `${path}?from=${index - (index % perPage)}#series-${index}`}
        />
      )}
      <ClientMessages of={['analytics', 'developer']}>
        <SeriesPages series={series} from={from} perPage={perPage} path={path} />
      </ClientMessages>
      <RejectedTable input={input} downloadHref={`${exportPath}?table=rejected`} />
      <ApiExample origin={env.APP_URL} filename={input.filename} settings={run.settings} />
      <ClientMessages of={['analytics', 'developer']}>
        <DeleteRun id={run.id} filename={input.filename} action={deleteRunAction} />
      </ClientMessages>
    </div>
  )
}

async function finding({ series }: AnalyticsRun): Promise<string> {
  const t = await getTranslations('analytics.run')
  const [first] = series
  if (first && series.length === 1)
    return t('one', { category: first.category || '—', direction: directionOf(first) ?? 'none' })
  const format = await getFormatter()
  const parts = (['increasing', 'decreasing', 'stable'] as const).flatMap((direction) => {
    const count = series.filter((one) => (directionOf(one) ?? 'stable') === direction).length
    return count === 0 ? [] : [t(`parts.${direction}`, { count })]
  })
  return t('many', { count: series.length, parts: format.list(parts, { type: 'unit' }) })
}
