import { Anchor, Landmark, MapPin, Package, PackageOpen, Ship, Stamp, Truck, Warehouse } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cx } from '#components/ui/cx.ts'
import { Tag } from '#components/ui/tag.tsx'
import type { Rule } from '#lib/blocks/incoterms/schema.ts'
import { atStop, ends, placeOf, type Stop, stops } from './rules.ts'

const icons: Record<Stop, typeof Ship> = {
  warehouse: Warehouse,
  clearance: Stamp,
  carrier: Truck,
  alongside: Package,
  onBoard: Ship,
  port: Anchor,
  duties: Landmark,
  place: MapPin,
  unloaded: PackageOpen,
}

export const hatch =
  'bg-[repeating-linear-gradient(135deg,var(--color-warning)_0_2px,var(--color-warning-soft)_2px_5px)]'

/** The stops above the lines of all rules. */
export function StopNames() {
  const t = useTranslations('incoterms.stop')
  return (
    <div aria-hidden="true" className="grid grid-cols-9">
      {stops.map((stop) => {
        const Icon = icons[stop]
        return (
          <span
            key={stop}
            className="group/stop grid content-start justify-items-center gap-1 text-center text-2xs text-ink-2 leading-tight"
          >
            <Icon className="size-5 text-laut-text" />
            <span className="-mx-4 @3xl:mx-0 @3xl:group-even/stop:mt-0 group-even/stop:mt-8">{t(stop)}</span>
          </span>
        )
      })}
    </div>
  )
}

/** One rule on the way from left to right: what the seller pays above, what he risks below. */
export function Line({ rule }: { rule: Rule }) {
  const { cost, risk, duties } = ends[rule]
  const [paid, borne] = [placeOf(cost), placeOf(risk)]
  const gap = paid > placeOf('duties') && !duties
  const half = 50 / stops.length
  return (
    <svg aria-hidden="true" className="h-7 w-full overflow-visible">
      <line
        x1="0"
        x2="100%"
        y1="9"
        y2="9"
        className="stroke-[1.5] stroke-line-strong [stroke-dasharray:1_5] [stroke-linecap:round]"
      />
      <rect width={`${gap ? placeOf('duties') - half : paid}%`} y="5" height="8" className="fill-laut" />
      {gap && (
        <rect
          x={`${placeOf('duties') + half}%`}
          width={`${paid - placeOf('duties') - half}%`}
          y="5"
          height="8"
          className="fill-laut"
        />
      )}
      <line x1="0" x2={`${borne}%`} y1="21" y2="21" className="stroke-[2.5] stroke-ink" />
      {paid > borne && (
        <rect x={`${borne}%`} width={`${paid - borne}%`} y="17.5" height="7" fill="url(#incoterms-hatch)" />
      )}
      <svg x={`${borne}%`} y="21" className="overflow-visible">
        <title>{rule}</title>
        <path d="M0 -6l6 6l-6 6l-6 -6z" className="fill-warning stroke-[1.5] stroke-surface" />
      </svg>
    </svg>
  )
}

/** The pattern that the lines refer to, once on a page. */
export const Hatch = () => (
  <svg aria-hidden="true" className="absolute size-0">
    <pattern id="incoterms-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" className="fill-warning-soft" />
      <rect width="2" height="5" className="fill-warning" />
    </pattern>
  </svg>
)

/** The same on a phone: the way goes from top to bottom, and each stop has room for its words. */
export function UprightJourney({ rule }: { rule: Rule }) {
  const t = useTranslations('incoterms')
  return (
    <ol className="mt-3">
      {stops.map((stop) => {
        const Icon = icons[stop]
        const { pays, stopsPaying, buyersDuties, bearsRisk, passesRisk, between } = atStop(rule, stop)
        return (
          <li key={stop} className="grid min-h-12 grid-cols-[1rem_0.875rem_1fr] gap-1">
            <span className={cx(pays ? 'bg-laut' : 'bg-sunken')}>
              {stopsPaying && <span className="block h-1/2 bg-laut" />}
            </span>
            <span className="relative grid justify-center">
              <span
                className={cx(
                  bearsRisk && 'w-[3px] bg-ink',
                  passesRisk && 'h-1/2 w-[3px] bg-ink',
                  between && cx('w-2', hatch, stopsPaying && 'h-1/2'),
                  !bearsRisk && !passesRisk && !between && 'border-line-strong border-l-2 border-dotted',
                )}
              />
              {passesRisk && (
                <span className="absolute top-1/2 left-1/2 size-3 -translate-x-1/2 -translate-y-1/2 rotate-45 bg-warning" />
              )}
            </span>
            <span
              className={cx(
                'ml-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-0.5 border-line border-b py-1.5 text-sm leading-snug',
                !pays && !stopsPaying && 'text-ink-2',
              )}
            >
              <Icon aria-hidden="true" className="size-5 text-ink-3" />
              {t(`stop.${stop}`)}
              {passesRisk && <Tag tone="warning">{t('riskHere')}</Tag>}
              {stopsPaying && <Tag tone="laut">{t('costHere')}</Tag>}
              {buyersDuties && <Tag tone="plain">{t('buyerPays')}</Tag>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
