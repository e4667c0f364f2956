import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApiExample } from '#components/analytics/api-example.tsx'
import { RunList } from '#components/analytics/run-list.tsx'
import { UploadForm } from '#components/analytics/upload-form.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { Card } from '#components/ui/card.tsx'
import { Note } from '#components/ui/note.tsx'
import { listRuns } from '#lib/analytics/contract.ts'
import { listAnalyticsRuns } from '#lib/analytics/queries.ts'
import { env } from '#lib/env.ts'
import { isProblemType, problems } from '#lib/http/problem.ts'
import { view } from '#lib/http/view.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analytics'))('title') }
}

export default async function AnalyticsPage({ searchParams }: PageProps<'/[locale]/developer/analytics'>) {
  const { cursor, problem, deleted } = await searchParams
  const input = listRuns.input.parse(typeof cursor === 'string' ? { cursor } : {})
  const runs = await view('learner', (actor) => listAnalyticsRuns(actor, input))
  const t = await getTranslations('analytics')
  const trouble =
    typeof problem === 'string' && isProblemType(problem)
      ? { type: problem, title: problems[problem].title }
      : undefined
  return (
    <div className="grid gap-8 [&>*]:min-w-0">
      <header>
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="mt-1 max-w-read text-ink-2">{t('intro')}</p>
      </header>
      {deleted !== undefined && (
        <Note tone="success" role="status">
          {t('runs.deleted')}
        </Note>
      )}
      <section>
        <h2 className="mb-3 text-lg">{t('form.title')}</h2>
        <Card pad>
          <ClientMessages of={['analytics', 'developer']}>
            <UploadForm bytesMax={env.ANALYTICS_BYTES_MAX} problem={trouble} />
          </ClientMessages>
        </Card>
      </section>
      <section>
        <h2 className="mb-3 text-lg">{t('runs.title')}</h2>
        <RunList runs={runs.data} next={runs.next_cursor} isFirstPage={input.cursor === undefined} />
      </section>
      <ApiExample origin={env.APP_URL} filename="ekspor.csv" />
    </div>
  )
}
