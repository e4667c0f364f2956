'use client'

import { ArrowDown, ArrowUp, Check, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, ReactNode } from 'react'
import { cx } from '#components/ui/cx.ts'
import { useKept, useKeptAll } from './kept.tsx'
import { useOrder } from './use-order.ts'
import { useScript } from './use-script.ts'

const looks = {
  plain: 'border border-line bg-surface',
  right: 'border border-line bg-ground',
  wrong: 'border-2 border-warning bg-surface',
}

type Item = {
  id: string
  title: string
  detail: ReactNode
  /** How its place was marked when it was last sent. */
  look: keyof typeof looks
}
type OrderListProps = { name: string; items: readonly Item[] }

const key = 'rounded-xs border border-line border-b-2 bg-surface px-1 py-0.5 text-2xs'
/** Steps to be put in order: dragged, moved by arrows or by Alt and the arrow keys, and without JavaScript numbered. */
export function OrderList({ name, items }: OrderListProps) {
  const t = useTranslations('lessons.order')
  const script = useScript()
  const places = useKeptAll(name, {})
  const order = useOrder(inPlaces(items, places))
  const titles = new Map(items.map((item) => [item.id, item]))
  const count = items.length
  const say = (id: string) =>
    t('moved', { title: titles.get(id)?.title ?? '', place: order.ids.indexOf(id) + 1, count })

  return (
    <>
      <p className="mt-1.5 text-ink-2 text-sm">
        {script ? (
          <>
            <span className="lg:hidden">{t('howTouch')}</span>
            <span className="max-lg:hidden">
              {t('howKeys')} <kbd className={key}>Alt</kbd> <kbd className={key}>↑</kbd> <kbd className={key}>↓</kbd>.
            </span>
          </>
        ) : (
          t('howPlain', { count })
        )}
      </p>
      <ol ref={order.list} className="mt-4 grid gap-2">
        {order.ids.map((id, n) => {
          const item = titles.get(id)
          return item ? <Row key={id} {...{ item, n, count, script, order }} name={`${name}.${id}`} /> : null
        })}
      </ol>
      <p aria-live="assertive" className="sr-only">
        {order.moved ? say(order.moved) : ''}
      </p>
    </>
  )
}

/** As they were put before the answer was sent; else as they come. */
const inPlaces = (items: readonly Item[], places: Record<string, string>) =>
  items.map(({ id }) => id).sort((a, b) => Number(places[a] ?? 0) - Number(places[b] ?? 0))

type RowProps = {
  item: Item
  n: number
  count: number
  name: string
  script: boolean
  order: ReturnType<typeof useOrder>
}

function Row({ item, n, count, name, script, order }: RowProps) {
  const t = useTranslations('lessons.order')
  const { id, title, detail, look } = item
  const byKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || step === 0) return
    event.preventDefault()
    order.move(id, n + step)
  }
  return (
    <li
      onKeyDown={byKey}
      data-dragged={order.dragged === id || undefined}
      className={cx(
        'grid min-h-14 grid-cols-[auto_1fr_auto] items-center gap-2 rounded-sm py-1 pr-1 data-dragged:shadow-float',
        looks[look],
      )}
    >
      <span
        onPointerDown={script ? (event) => order.grab(id, event) : undefined}
        className={cx(
          'flex min-h-(--target) select-none items-center gap-1 pl-2 font-bold tabular-nums',
          script && 'cursor-grab touch-none active:cursor-grabbing',
          look === 'wrong' ? 'text-warning' : 'text-ink-3',
        )}
      >
        <GripVertical aria-hidden="true" className={cx('size-4', !script && 'invisible')} />
        <span className="grid min-w-5 place-items-center">
          {look === 'right' ? (
            <Check aria-hidden="true" className="size-4.5 stroke-[2.6] text-success" />
          ) : (
            script && n + 1
          )}
        </span>
      </span>
      <span className="min-w-0 text-sm leading-snug">
        <b className="block font-semibold lg:text-base">{title}</b>
        {detail && <span className="block text-ink-2 text-xs">{detail}</span>}
        {look !== 'plain' && <span className="sr-only">{t(look)}</span>}
      </span>
      <span className="flex items-center">
        {script ? (
          <Arrows {...{ id, title, n, count, name, order }} />
        ) : (
          <PlaceSelect {...{ name, n, count }} label={t('place', { title })} />
        )}
      </span>
    </li>
  )
}

type ArrowsProps = Pick<RowProps, 'n' | 'count' | 'name' | 'order'> & { id: string; title: string }

function Arrows({ id, title, n, count, name, order }: ArrowsProps) {
  const t = useTranslations('lessons.order')
  const button =
    'grid size-(--target) place-items-center rounded-sm hover:bg-sunken aria-disabled:cursor-not-allowed aria-disabled:opacity-35'
  return (
    <>
      <input type="hidden" name={name} value={n + 1} />
      {/* Not `disabled`: a button that goes away under the finger takes the focus with it. */}
      <button
        type="button"
        data-move={`${id} -1`}
        aria-disabled={n === 0}
        onClick={() => order.move(id, n - 1)}
        aria-label={t('up', { title })}
        className={button}
      >
        <ArrowUp aria-hidden="true" className="size-4.5" />
      </button>
      <button
        type="button"
        data-move={`${id} 1`}
        aria-disabled={n === count - 1}
        onClick={() => order.move(id, n + 1)}
        aria-label={t('down', { title })}
        className={button}
      >
        <ArrowDown aria-hidden="true" className="size-4.5" />
      </button>
    </>
  )
}

/** As wide as the two arrows that take its place, so that nothing jumps when the page wakes up. */
function PlaceSelect({ name, n, count, label }: { name: string; n: number; count: number; label: string }) {
  const kept = useKept(name, String(n + 1))
  const places = Array.from({ length: count }, (_, place) => place + 1)
  return (
    <select
      name={name}
      defaultValue={kept}
      aria-label={label}
      className="h-(--target) w-22 rounded-sm border border-line-strong bg-surface px-3 text-base tabular-nums"
    >
      {places.map((place) => (
        <option key={place}>{place}</option>
      ))}
    </select>
  )
}
