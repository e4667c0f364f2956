import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import type { Input } from '#lib/analytics/contract.ts'

/** Rows that were left out, each with its line in the file and the reason. */
export function RejectedList({ rejected }: Pick<Input, 'rejected'>) {
  const t = useTranslations('analytics.rejected')
  const format = useFormatter()
  return (
    <Card>
      <Table>
        <THead>
          <Tr>
            <Th align="right">{t('line')}</Th>
            <Th>{t('excerpt')}</Th>
            <Th>{t('reason')}</Th>
          </Tr>
        </THead>
        <TBody>
          {rejected.map(({ line, column, reason, excerpt }) => (
            <Tr key={`${line} ${column}`}>
              <Td label={t('line')} align="right" className="tabular-nums">
                {format.number(line)}
              </Td>
              <Td>
                <code className="text-xs [overflow-wrap:anywhere]">{excerpt}</code>
              </Td>
              <Td>
                {t(`reasons.${reason}`)}
                {column !== null && ` (${column})`}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </Card>
  )
}
