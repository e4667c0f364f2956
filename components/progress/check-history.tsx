import { useFormatter, useTranslations } from 'next-intl'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import type { Check } from '#lib/progress/contract.ts'
import { Change } from './change.tsx'

/** Every time the check was taken, the latest first. */
export function CheckHistory({ history }: { history: readonly Check[] }) {
  const t = useTranslations('progress.readiness')
  const format = useFormatter()
  const [latest] = history
  if (!latest) return null
  return (
    <section>
      <h2 className="mb-3 text-xl">{t('history')}</h2>
      {history.length === 1 && <p className="mb-3 text-ink-2 text-sm">{t('historyText')}</p>}
      <Table>
        <THead>
          <Tr>
            <Th>{t('day')}</Th>
            <Th>{t('total')}</Th>
            {latest.pillars.map(({ id, title }) => (
              <Th key={id}>{title}</Th>
            ))}
          </Tr>
        </THead>
        <TBody>
          {history.map((check) => (
            <Tr key={check.attempt_id}>
              <Td label={t('day')}>{format.dateTime(new Date(check.taken_at), 'short')}</Td>
              <Td label={t('total')}>
                {t('of', { points: check.total, max: check.max })}{' '}
                {check.change !== null && <Change by={check.change} />}
              </Td>
              {check.pillars.map(({ id, title, points, change }) => (
                <Td key={id} label={title}>
                  {points} {change !== null && <Change by={change} />}
                </Td>
              ))}
            </Tr>
          ))}
        </TBody>
      </Table>
    </section>
  )
}
