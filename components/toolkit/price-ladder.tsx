import { useTranslations } from 'next-intl'
import { rungLooks } from '#components/ui/rung-looks.ts'
import { Link } from '#lib/i18n/navigation.ts'
import type { DeliveryPoint, Drawing, Rung } from '#lib/toolkit/drawing.ts'
import { useFigures } from './figures.ts'

export type Ladder = Extract<Drawing, { kind: 'ladder' }>
/** The page that shows the same figures, sold up to another point. */
export type LadderLink = (point: DeliveryPoint) => { pathname: string; query: Record<string, string> }

type PriceLadderProps = { ladder: Ladder; until: DeliveryPoint; linkTo?: LadderLink | undefined }

/** The price at each point of delivery: pale is carried over from the rung before, solid is added here. */
export function PriceLadder({ ladder, until, linkTo }: PriceLadderProps) {
  const t = useTranslations('toolkit.ladder')
  const write = useFigures()
  const here = ladder.rungs.findIndex((rung) => rung.point === until)
  return (
    <div>
      <h2>{t('title')}</h2>
      <p className="mt-1 text-ink-2 text-xs tabular-nums">
        {t('perUnit', { quantity: write(ladder.quantity, ''), rate: write(ladder.rate, 'IDR') })}
      </p>
      {linkTo && <Points rungs={ladder.rungs} until={until} linkTo={linkTo} />}
      <ol className="mt-5">
        {ladder.rungs.map((rung, i) => (
          <Step key={rung.point} rung={rung} state={i < here ? 'passed' : i === here ? 'here' : 'ahead'} />
        ))}
      </ol>
    </div>
  )
}

function Points({ rungs, until, linkTo }: { rungs: readonly Rung[]; until: DeliveryPoint; linkTo: LadderLink }) {
  const t = useTranslations('toolkit.ladder')
  return (
    <nav aria-label={t('until')} data-chrome="" className="mt-4 max-w-lg">
      <p aria-hidden="true" className="font-semibold text-xs">
        {t('until')}
      </p>
      <ul className="mt-1.5 grid auto-cols-fr grid-flow-col overflow-hidden rounded-sm border border-line-strong bg-surface">
        {rungs.map(({ point }) => (
          <li key={point} className="not-first:border-line not-first:border-l">
            <Link
              href={linkTo(point)}
              scroll={false}
              prefetch={false}
              aria-current={point === until ? 'true' : undefined}
              className="grid min-h-(--target) place-items-center font-semibold text-ink text-xs no-underline hover:bg-sunken focus-visible:-outline-offset-3 aria-[current]:bg-laut aria-[current]:text-on-laut"
            >
              {point}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Step({ rung, state }: { rung: Rung; state: keyof typeof rungLooks }) {
  const t = useTranslations('toolkit.ladder')
  const write = useFigures()
  const { line, node, added } = rungLooks[state]
  return (
    <li
      aria-current={state === 'here' ? 'step' : undefined}
      className={`relative pb-4.5 pl-8 before:absolute before:top-3.5 before:-bottom-1 before:left-[0.4375rem] before:border-l-2 last:pb-0 last:before:hidden ${line}`}
    >
      <span aria-hidden="true" className={`absolute top-1 left-0 size-4 rounded-full border-2 ${node}`} />
      <div className="flex items-baseline gap-2 text-sm leading-[1.45]">
        <span className="min-w-10 font-bold">{rung.point}</span>
        <span className="min-w-0 flex-1 text-ink-2 text-xs">{t(`point.${rung.point}`)}</span>
        <span className={state === 'here' ? 'font-bold text-lg tabular-nums' : 'font-semibold tabular-nums'}>
          {write(rung.unit_idr, 'IDR')}
        </span>
      </div>
      <svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true" className="mt-1 h-3 w-full">
        <rect width={rung.from_percent} height="3" className="fill-heat-1" />
        <rect
          x={Math.min(rung.from_percent, 99.4)}
          width={Math.max(rung.to_percent - rung.from_percent, 0.6)}
          height="3"
          className={added}
        />
      </svg>
      <p className="mt-1 flex flex-wrap gap-x-3 text-ink-2 text-xs tabular-nums leading-[1.45]">
        {rung.added.map(({ name, unit_idr }) => (
          <span key={name}>
            {t(`added.${name as 'cost'}`)}{' '}
            <b className="font-semibold text-ink">
              {unit_idr.startsWith('-') ? '' : '+'}
              {write(unit_idr, '')}
            </b>
          </span>
        ))}
      </p>
    </li>
  )
}
