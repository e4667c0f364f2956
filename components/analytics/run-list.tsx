import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { AnalyticsRunSummary } from '#lib/analytics/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { fileSize } from './wording.ts'

const tones = { running: 'info', done: 'plain', failed: 'danger' } as const

type RunListProps = { runs: AnalyticsRunSummary[]; next: string | null; isFirstPage: boolean }

export function RunList({ runs, next, isFirstPage }: RunListProps) {
  const t = useTranslations('analytics.runs')
  const format = useFormatter()
  if (runs.length === 0 && isFirstPage)
    return (
      <Card pad>
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      </Card>
    )
  return (
    <>
      <Card>
        <Table>
          <THead>
            <Tr>
              <Th>{t('file')}</Th>
              <Th>{t('status')}</Th>
              <Th align="right">{t('size')}</Th>
              <Th>{t('when')}</Th>
            </Tr>
          </THead>
          <TBody>
            {runs.map((run) => (
              <Tr key={run.id}>
                <Td>
                  <Link
                    href={`/developer/analytics/runs/${run.id}`}
                    prefetch={false}
                    className="font-semibold [overflow-wrap:anywhere] max-md:inline-block max-md:py-2"
                  >
                    {run.filename}
                  </Link>
                </Td>
                <Td label={t('status')}>
                  <Tag tone={tones[run.status]}>{t(run.status)}</Tag>
                </Td>
                <Td label={t('size')} align="right">
                  {fileSize(format, run.bytes)}
                </Td>
                <Td label={t('when')}>{format.dateTime(new Date(run.created_at), 'instant')}</Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </Card>
      <nav aria-label={t('title')} className="mt-4 flex flex-wrap justify-end gap-2 empty:hidden">
        {!isFirstPage && (
          <Button asChild size="dense">
            <Link href="/developer/analytics">{t('newest')}</Link>
          </Button>
        )}
        {next && (
          <Button asChild size="dense">
            <Link href={{ pathname: '/developer/analytics', query: { cursor: next } }} rel="next">
              {t('older')}
            </Link>
          </Button>
        )}
      </nav>
    </>
  )
}
