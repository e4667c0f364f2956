import { useLocale, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { rungLooks } from '#components/ui/rung-looks.ts'
import { rupiah } from '#lib/i18n/money.ts'

// A worked example, rupiah per unit: one kilogram of roasted coffee, a thousand units, Rp16.500 to the dollar.
const rungs = [
  { term: 'EXW', price: 125_000, state: 'passed' },
  { term: 'FOB', price: 138_000, state: 'passed' },
  { term: 'CFR', price: 152_850, state: 'passed' },
  { term: 'CIF', price: 153_356, state: 'here' },
  { term: 'DAP', price: 165_731, state: 'ahead' },
  { term: 'DDP', price: 173_399, state: 'ahead' },
] as const

const TOP = 173_399

/** The price at each point of delivery. Pale is carried over from the rung before, solid is added here. */
export function PriceLadder() {
  const t = useTranslations('home.price')
  const language = useLocale()
  return (
    <Card pad>
      <ol>
        {rungs.map(({ term, price, state }, index) => (
          <li
            key={term}
            className={`relative pb-4.5 pl-8 before:absolute before:top-3.5 before:-bottom-1 before:left-[0.4375rem] before:border-l-2 last:pb-0 last:before:hidden ${rungLooks[state].line}`}
          >
            <span
              aria-hidden="true"
              className={`absolute top-1 left-0 size-4 rounded-full border-2 ${rungLooks[state].node}`}
            />
            <div className="flex items-baseline gap-2 text-sm leading-[1.45]">
              <span className="min-w-10 font-bold">{term}</span>
              <span className="min-w-0 flex-1 text-ink-2 text-xs">{t(`point.${term}`)}</span>
              <span className={state === 'here' ? 'font-bold text-lg tabular-nums' : 'font-semibold tabular-nums'}>
                {rupiah(price, language)}
              </span>
            </div>
            <Bar from={rungs[index - 1]?.price ?? 0} to={price} added={rungLooks[state].added} />
          </li>
        ))}
      </ol>
      <p className="mt-4 text-ink-3 text-xs">{t('note')}</p>
    </Card>
  )
}

function Bar({ from, to, added }: { from: number; to: number; added: string }) {
  const share = (price: number) => (price / TOP) * 100
  return (
    <svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true" className="mt-1 h-3 w-full">
      <rect width={share(from)} height="3" className="fill-heat-1" />
      <rect x={share(from)} width={Math.max(share(to - from), 0.6)} height="3" className={added} />
    </svg>
  )
}
