import { useTranslations } from 'next-intl'
import type { Drawing } from '#lib/toolkit/drawing.ts'
import { useFigures } from './figures.ts'

type Grid = Extract<Drawing, { kind: 'grid' }>
/** Beyond this many boxes a drawing is grey anyway, and only costs the phone. */
const BOXES_MAX = 2_000

/** The container seen from the side and from the front, with the cartons as they stand in it. */
export function ContainerDrawing({ drawing }: { drawing: Grid }) {
  const t = useTranslations('toolkit.draw')
  const write = useFigures()
  const [long = 0, wide = 0, high = 0] = drawing.counts
  const [a = 0, b = 0, c = 0] = drawing.carton
  const fit = long * wide * high
  if (fit === 0) return <p>{t('gridNone')}</p>
  const figure = (n: number) => write(String(n), '')
  const [insideLong = 0, insideWide = 0, insideHigh = 0] = drawing.inside
  return (
    <figure>
      <figcaption className="mb-2 text-sm">
        {t('grid', {
          length: figure(long),
          width: figure(wide),
          height: figure(high),
          a: figure(a),
          b: figure(b),
          c: figure(c),
        })}
        {drawing.loaded < fit && <> {t('gridPart', { fit: figure(fit), loaded: figure(drawing.loaded) })}</>}
      </figcaption>
      {/* One scale for both views, so that they can be compared. */}
      <div className="grid max-w-xl gap-4">
        <Face title={t('side')} inside={[insideLong, insideHigh]} box={[a, c]} counts={[long, high]} of={insideLong} />
        <Face title={t('front')} inside={[insideWide, insideHigh]} box={[b, c]} counts={[wide, high]} of={insideLong} />
      </div>
    </figure>
  )
}

type Pair = readonly [number, number]
type FaceProps = { title: string; inside: Pair; box: Pair; counts: Pair; of: number }

function Face({ title, inside: [width, height], box: [w, h], counts: [across, up], of }: FaceProps) {
  const room = 4
  const drawn = across * up <= BOXES_MAX
  const stacks = Array.from({ length: drawn ? up : 0 }, (_, row) =>
    Array.from({ length: across }, (_, column) => ({ x: column * w, y: height - (row + 1) * h })),
  ).flat()
  const percent = Math.min(100, ((width + 2 * room) / (of + 2 * room)) * 100)
  return (
    <div>
      <p className="mb-1 text-2xs text-ink-2">{title}</p>
      <svg
        viewBox={`${-room} ${-room} ${width + 2 * room} ${height + 2 * room}`}
        width={`${percent}%`}
        aria-hidden="true"
        className="block"
      >
        <rect width={width} height={height} className="fill-sunken" />
        {stacks.map(({ x, y }) => (
          <rect
            key={`${x} ${y}`}
            x={x}
            y={y}
            width={w}
            height={h}
            className="fill-heat-2 stroke-surface"
            strokeWidth={1.5}
          />
        ))}
        {!drawn && <rect y={height - up * h} width={across * w} height={up * h} className="fill-heat-2" />}
        <rect
          x={-room / 2}
          y={-room / 2}
          width={width + room}
          height={height + room}
          className="fill-none stroke-line-strong"
          strokeWidth={room}
        />
      </svg>
    </div>
  )
}
