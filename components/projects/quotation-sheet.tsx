import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import { decimalText } from '#lib/i18n/figures.ts'
import { rupiah, usd } from '#lib/i18n/money.ts'
import type { Submission } from '#lib/projects/contract.ts'
import { answersOf, Facts, Paper } from './sheet.tsx'

/** The letter to the buyer: the three prices and the terms. Costs and margin stay at home. */
export function QuotationSheet({ submission }: { submission: Submission }) {
  const t = useTranslations('projects.sheet')
  const format = useFormatter()
  const language = useLocale()
  const { text, chosen, label, option, rows } = answersOf(submission.form, submission.work)
  const day = (iso: string) => format.dateTime(new Date(`${iso}T00:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' })
  const same = (key: string) => [label(key), text(key)] as const
  const figure = (key: string) => decimalText(text(key) || '0', language)
  return (
    <Paper title={t('quotation', { number: text('number') })} about={`${text('seller')} → ${text('buyer')}`}>
      <Facts
        of={[
          [label('issued-on'), day(text('issued-on'))],
          [label('valid-until'), day(text('valid-until'))],
          ...[same('product'), same('hs'), same('goods-origin'), same('packing')],
          [
            label('quantity'),
            t('quantity', { quantity: figure('quantity'), unit: chosen('unit'), tolerance: figure('tolerance') }),
          ],
        ]}
      />
      <Table>
        <THead>
          <Tr>
            <Th>{t('rule', { edition: chosen('edition') })}</Th>
            <Th align="right">{t('perUnit', { unit: chosen('unit') })}</Th>
            <Th align="right">{t('total')}</Th>
          </Tr>
        </THead>
        <TBody>
          {rows('offers').map(({ rule = '', place = '', unit = '0', total = '0' }) => (
            <Tr key={rule}>
              <Td className="font-semibold">
                {option('offers', 'rule', rule)} {place}
              </Td>
              <Td label={t('perUnit', { unit: chosen('unit') })} align="right">
                {usd(Number(unit), language)}
              </Td>
              <Td label={t('total')} align="right">
                {usd(Number(total), language)}
              </Td>
            </Tr>
          ))}
        </TBody>
      </Table>
      <Facts
        of={[
          [label('currency'), chosen('currency')],
          [t('rate'), t('perDollar', { rate: rupiah(Number(text('idr-per-usd')), language) })],
          [
            t('payment'),
            t('split', {
              deposit: figure('deposit-percent'),
              balance: figure('balance-percent'),
              against: text('balance-against'),
            }),
          ],
          ...[same('lead-time'), same('warranty')],
        ]}
      />
      <p className="text-ink-2 text-xs">{t('accepted')}</p>
    </Paper>
  )
}
