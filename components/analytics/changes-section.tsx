import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '#components/ui/card.tsx'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import type { AnalyticsRun } from '#lib/analytics/contract.ts'
import { SectionHead } from './section-head.tsx'
import { figure, periodName, seriesName } from './wording.ts'

const shown = 50

type ChangesSectionProps = { run: Pick<AnalyticsRun, 'series' | 'input'>; downloadHref: string; children: ReactNode }

/** Every value that is not as the file has it: what it was, what it became, by which rule. `children`: how to undo it. */
export function ChangesSection({ run, downloadHref, children }: ChangesSectionProps) {
  const t = useTranslations('analytics.changes')
  const count = run.series.reduce((sum, { quality }) => sum + quality.changed, 0)
  const outliers = run.series.reduce((sum, { quality }) => sum + quality.outliers, 0)
  return (
    <section id="changes" className="scroll-mt-20">
      <SectionHead
        title={t('title', { count })}
        download={count > 0 ? { href: downloadHref, label: t('download') } : undefined}
      >
        {t('text')} {outliers > 0 && t('outliers', { count: outliers })}{' '}
        {count > shown && t('listed', { count: shown })}
      </SectionHead>
      {count > 0 && <ChangesTable run={run} />}
      {children}
    </section>
  )
}

function ChangesTable({ run: { series, input } }: Pick<ChangesSectionProps, 'run'>) {
  const t = useTranslations('analytics.changes')
  const format = useFormatter()
  const changes = series.flatMap((one) => one.quality.changes.map((change) => ({ ...change, one }))).slice(0, shown)
  const value = (number: number | null) => (number === null ? t('empty') : figure(format, number))
  return (
    <Card className="mb-4">
      <Table className="tabular-nums">
        <THead>
          <Tr>
            <Th>{t('period')}</Th>
            {series.length > 1 && <Th>{t('category')}</Th>}
            <Th align="right">{t('old')}</Th>
            <Th align="right">{t('new')}</Th>
            <Th>{t('rule')}</Th>
          </Tr>
        </THead>
        <TBody>
          {changes.map(({ one, date, rule, ...change }) => (
            <Tr key={`${one.category} ${date}`}>
              <Td className="font-semibold">{periodName(format, date, one.frequency)}</Td>
              {series.length > 1 && <Td label={t('category')}>{seriesName(one, input)}</Td>}
              <Td label={t('old')} align="right">
                {value(change.old)}
              </Td>
              <Td label={t('new')} align="right">
                {value(change.new)}
              </Td>
              <Td label={t('rule')}>{t(`rules.${rule}`)}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </Card>
  )
}
