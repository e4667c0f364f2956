import { useLocale, useTranslations } from 'next-intl'
import { rupiah } from '#lib/i18n/money.ts'
import { PriceLadder } from './price-ladder.tsx'

export function PriceSection() {
  const t = useTranslations('home.price')
  const language = useLocale()
  const facts = [
    [t('cost'), rupiah(100_000, language)],
    [t('margin'), t('marginValue')],
    [t('exw'), rupiah(125_000, language)],
  ] as const
  return (
    <section className="page grid gap-5 pt-10 *:min-w-0 lg:grid-cols-[25rem_1fr] lg:items-center lg:gap-16 lg:pt-18">
      <div>
        <h2>{t('title', { from: rupiah(125_000, language), to: rupiah(173_399, language) })}</h2>
        <p className="mt-3.5 text-ink-2">{t('text')}</p>
        <dl className="mt-3.5 grid max-w-88 gap-x-4 text-sm">
          {facts.map(([name, value]) => (
            <div
              key={name}
              className="flex items-baseline justify-between gap-4 border-line border-b py-2 last:border-0"
            >
              <dt className="text-ink-2">{name}</dt>
              <dd className="font-semibold tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <PriceLadder />
    </section>
  )
}
