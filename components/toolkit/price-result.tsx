import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Note } from '#components/ui/note.tsx'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import type { DeliveryPoint } from '#lib/toolkit/drawing.ts'
import type { PageState } from '#lib/toolkit/page-state.ts'
import { useFigures } from './figures.ts'
import { type Ladder, type LadderLink, PriceLadder } from './price-ladder.tsx'

type PriceResultProps = {
  state: PageState
  until: DeliveryPoint
  linkTo?: LadderLink
}

/** The answer of the price build-up is the way of the goods itself. */
export function PriceResult({ state, until, linkTo }: PriceResultProps) {
  const t = useTranslations('toolkit')
  const write = useFigures()
  if (state.answer?.drawing?.kind !== 'ladder')
    return <EmptyState title={t('result.title')}>{t('result.none')}</EmptyState>
  const { output, drawing } = state.answer
  return (
    <div className="grid gap-6">
      <PriceLadder ladder={drawing} until={until} linkTo={linkTo} />
      <LadderTable ladder={drawing} />
      {output.import_vat_usd !== '0.00' && (
        <p className="text-ink-2 text-sm">
          {t('ladder.vat', {
            vat: write(output.import_vat_usd ?? '0', 'USD'),
            total: write(output.ddp_incl_vat_usd ?? '0', 'USD'),
          })}
        </p>
      )}
      {output.insurance_usd !== '0.00' && (
        <Note tone="info" className="text-xs">
          <p>{t('ladder.why')}</p>
        </Note>
      )}
      <p className="text-ink-3 text-xs">{t('result.disclaimer')}</p>
    </div>
  )
}

function LadderTable({ ladder }: { ladder: Ladder }) {
  const t = useTranslations('toolkit.ladder')
  const write = useFigures()
  return (
    <section>
      <h3 className="mb-2">{t('table')}</h3>
      <Card>
        <Table className="tabular-nums">
          <THead>
            <Tr>
              <Th>{t('column.point')}</Th>
              <Th align="right">{t('column.unitIdr')}</Th>
              <Th align="right">{t('column.unitUsd')}</Th>
              <Th align="right">{t('column.total')}</Th>
            </Tr>
          </THead>
          <TBody>
            {ladder.rungs.map((rung) => (
              <Tr key={rung.point}>
                <Td className="font-bold">{rung.point}</Td>
                <Td align="right" label={t('column.unitIdr')}>
                  {write(rung.unit_idr, 'IDR')}
                </Td>
                <Td align="right" label={t('column.unitUsd')}>
                  {write(rung.unit_usd, 'USD')}
                </Td>
                <Td align="right" label={t('column.total')}>
                  {write(rung.total_usd, 'USD')}
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </Card>
    </section>
  )
}

/** The price at the point that was chosen, and what it means for the seller. */
export function PriceSummary({ ladder, until, answerId }: { ladder: Ladder; until: DeliveryPoint; answerId: string }) {
  const t = useTranslations('toolkit.ladder')
  const write = useFigures()
  const rung = ladder.rungs.find((it) => it.point === until)
  if (!rung) return null
  const facts = [
    [t('profit'), t('perUnitValue', { value: write(ladder.profit_unit_idr, 'IDR') })],
    [t('beyond'), t('beyondValue', { percent: write(rung.beyond_gate_percent, '%'), point: until })],
    [t('fall'), t('fallValue', { amount: write(rung.loss_at_weaker_dollar_idr, 'IDR') })],
  ] as const
  return (
    <Card pad className="tabular-nums">
      <h2 id={answerId} tabIndex={-1} className="font-normal text-base text-ink-2 tracking-normal outline-none">
        {t('priceOf', { point: until, quantity: write(ladder.quantity, '') })}
      </h2>
      <p className="my-1 font-bold text-2xl leading-tight tracking-tight [overflow-wrap:anywhere]">
        {write(rung.total_usd, 'USD')}
      </p>
      <p className="text-ink-2 text-sm">
        {t('perUnitValue', { value: write(rung.unit_usd, 'USD') })}
        <br />
        {t('perUnitValue', { value: write(rung.unit_idr, 'IDR') })}
      </p>
      <dl className="mt-4 grid gap-2.5 border-line border-t pt-4 text-sm">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-ink-2 text-xs">{name}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
