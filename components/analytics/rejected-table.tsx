import { Download } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import type { Input } from '#lib/analytics/contract.ts'

type RejectedTableProps = { input: Input; downloadHref: string }

export function RejectedTable({ input: { rows_rejected, rejected }, downloadHref }: RejectedTableProps) {
  const t = useTranslations('analytics.rejected')
  const format = useFormatter()
  if (rows_rejected === 0) return null
  return (
    <section>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-lg">{t('title', { count: rows_rejected })}</h2>
          <p className="text-ink-2 text-sm">
            {t('text')} {rows_rejected > rejected.length && t('listed', { count: rejected.length })}
          </p>
        </div>
        <Button asChild>
          <a href={downloadHref} download>
            <Download aria-hidden="true" /> {t('download')}
          </a>
        </Button>
      </div>
      <Card className="mt-3.5">
        <Table>
          <THead>
            <Tr>
              <Th align="right">{t('line')}</Th>
              <Th>{t('excerpt')}</Th>
              <Th>{t('reason')}</Th>
            </Tr>
          </THead>
          <TBody>
            {rejected.map(({ line, reason, excerpt }) => (
              <Tr key={line}>
                <Td label={t('line')} align="right" className="tabular-nums">
                  {format.number(line)}
                </Td>
                <Td>
                  <code className="text-xs [overflow-wrap:anywhere]">{excerpt}</code>
                </Td>
                <Td>{t(`reasons.${reason}`)}</Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </Card>
    </section>
  )
}
