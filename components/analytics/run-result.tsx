import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { type AnalyticsRun, exportRun } from '#lib/analytics/contract.ts'
import { ApiExample } from './api-example.tsx'
import { ChangesSection } from './changes-section.tsx'
import { ComparisonSection } from './comparison-section.tsx'
import { RejectedTable } from './rejected-table.tsx'
import { RerunForm } from './rerun-form.tsx'
import { RowsAccount } from './rows-account.tsx'
import { RunHeader } from './run-header.tsx'
import { RunWarnings } from './run-warnings.tsx'
import { SeriesOverview } from './series-overview.tsx'
import { SeriesPages } from './series-pages.tsx'

/** Categories whose charts stand on one page. */
const perPage = 6

type RunResultProps = {
  run: AnalyticsRun
  /** The first category to show; anything that is none is the first of all. */
  from: number
  origin: string
  rerunAction: ComponentProps<typeof RerunForm>['action']
  /** What can be done to the run as a whole. */
  children: ReactNode
}

/** A stored analysis: what was read, what was found, what was changed, and how to do it again. */
export function RunResult({ run, from: asked, origin, rerunAction, children }: RunResultProps) {
  const t = useTranslations('analytics.run')
  const { input, series, comparison } = run
  const from = Number.isInteger(asked) && asked > 0 && asked < series.length ? asked - (asked % perPage) : 0
  const path = `/developer/analytics/runs/${run.id}`
  const exportPath = exportRun.path.replace('{id}', run.id)
  return (
    <div className="grid gap-7 [&>*]:min-w-0">
      <RunHeader run={run} />
      <RowsAccount input={input} />
      <RunWarnings warnings={run.warnings} />
      {series.length > 1 && (
        <SeriesOverview
          series={series}
          hrefOf={(index) => `${path}?from=${index - (index % perPage)}#series-${index}`}
        />
      )}
      {comparison && <ComparisonSection comparison={comparison} downloadHref={`${exportPath}?table=comparison`} />}
      <ClientMessages of={['analytics', 'developer']}>
        <SeriesPages run={run} from={from} perPage={perPage} path={path} />
      </ClientMessages>
      <ChangesSection run={run} downloadHref={`${exportPath}?table=changes`}>
        <ClientMessages of={['analytics', 'developer']}>
          <RerunForm id={run.id} settings={run.settings} action={rerunAction} />
        </ClientMessages>
      </ChangesSection>
      <RejectedTable input={input} downloadHref={`${exportPath}?table=rejected`} />
      <ClientMessages of={['analytics']}>
        <ApiExample origin={origin} filename={input.filename} settings={run.settings} />
      </ClientMessages>
      <section>
        <h2 className="text-lg">{t('keep')}</h2>
        <p className="mt-1 max-w-read text-ink-2 text-sm">{t('keepText')}</p>
        <p className="mt-2">
          <a href={`${origin}${path}`} className="text-sm [overflow-wrap:anywhere]">{`${origin}${path}`}</a>
        </p>
        <div className="mt-4">{children}</div>
      </section>
    </div>
  )
}
