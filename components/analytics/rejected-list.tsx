import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import type { Input } from '#lib/analytics/contract.ts'

/** Rows and cells that were left out, each with where it stands in the file and the reason. */
export function RejectedList({ rejected }: Pick<Input, 'rejected'>) {
  const t = useTranslations('analytics.rejected')
  const format = useFormatter()
  // Only a wide file has cells that are left out of a row that is used.
  const cells = rejected.some(({ column }) => column !== null)
  return (
    <Card>
      <Table>
        <THead>
          <Tr>
            <Th align="right">{t('line')}</Th>
            {cells && <Th>{t('column')}</Th>}
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
              {cells && (
                <Td label={t('column')} className="[overflow-wrap:anywhere]">
                  {column ?? t('wholeRow')}
                </Td>
              )}
              <Td>
                <code className="text-xs [overflow-wrap:anywhere]">{excerpt}</code>
              </Td>
              <Td>{t(`reasons.${reason}`)}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </Card>
  )
}
