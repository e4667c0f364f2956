import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ApiExample } from '#components/analytics/api-example.tsx'
import { RunList } from '#components/analytics/run-list.tsx'
import { SampleList } from '#components/analytics/sample-list.tsx'
import { fieldValues } from '#components/analytics/settings.ts'
import { UploadForm } from '#components/analytics/upload-form.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { Card } from '#components/ui/card.tsx'
import { Note } from '#components/ui/note.tsx'
import { listRuns } from '#lib/analytics/contract.ts'
import { listAnalyticsRuns } from '#lib/analytics/queries.ts'
import { findSample, listSamples } from '#lib/analytics/samples.ts'
import { env } from '#lib/env.ts'
import { isProblemType, problems } from '#lib/http/problem.ts'
import { view } from '#lib/http/view.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analytics'))('title') }
}

const textOr = (said: string | string[] | undefined) => (typeof said === 'string' ? said : undefined)

export default async function AnalyticsPage({ searchParams }: PageProps<'/[locale]/developer/analytics'>) {
  const { cursor, problem, deleted, sample, ...settings } = await searchParams
  const asked = textOr(cursor)
  const input = listRuns.input.parse(asked ? { cursor: asked } : {})
  const language = (await getLocale()) === 'id' ? 'id' : 'en'
  const { runs, samples, chosen } = await view('learner', async (actor) => ({
    runs: await listAnalyticsRuns(actor, input),
    samples: listSamples(actor, { language }),
    chosen: findSample(actor, { file: textOr(sample) ?? '' }),
  }))
  const t = await getTranslations('analytics')
  const type = textOr(problem)
  const trouble = type && isProblemType(type) ? { type, title: problems[type].title } : undefined
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
            <UploadForm
              bytesMax={env.ANALYTICS_BYTES_MAX}
              problem={trouble}
              first={fieldValues(settings)}
              sample={chosen}
            >
              <SampleList samples={samples} chosen={chosen?.file} />
            </UploadForm>
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
