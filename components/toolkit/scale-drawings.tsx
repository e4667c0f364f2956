import { useTranslations } from 'next-intl'
import { useFigures } from './figures.ts'

const WIDTH = 320

/** Where a figure from −1 to 1 lies. The marker's place is said by the figures in the table as well. */
export function ScaleDrawing({ value }: { value: number }) {
  const t = useTranslations('toolkit.draw')
  const x = (v: number) => 10 + ((v + 1) / 2) * (WIDTH - 20)
  return (
    <figure>
      <figcaption className="mb-2 font-bold">{t('scale')}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} 46`} aria-hidden="true" className="w-full max-w-read">
        <line x1={x(-1)} x2={x(1)} y1="14" y2="14" className="stroke-line-strong" strokeWidth="2" />
        <line x1={x(0)} x2={x(value)} y1="14" y2="14" className="stroke-laut" strokeWidth="6" />
        {[-1, 0, 1].map((at) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1="8" y2="20" className="stroke-line-strong" strokeWidth="2" />
            <text x={x(at)} y="38" textAnchor="middle" className="fill-ink-2 text-2xs">
              {String(at).replace('-', '−')}
            </text>
          </g>
        ))}
        <circle cx={x(value)} cy="14" r="7" className="fill-laut stroke-surface" strokeWidth="2" />
      </svg>
      <p aria-hidden="true" className="flex max-w-read justify-between text-ink-2 text-xs">
        <span>{t('less')}</span>
        <span>{t('more')}</span>
      </p>
    </figure>
  )
}

type ThresholdDrawingProps = { value: string; threshold: string }

/** A share of a hundred against the least that a rule asks for. */
export function ThresholdDrawing({ value, threshold }: ThresholdDrawingProps) {
  const t = useTranslations('toolkit.draw')
  const write = useFigures()
  const within = (percent: string) => Math.min(Math.max(Number(percent), 0), 100)
  const x = (percent: number) => (percent / 100) * WIDTH
  const at = x(within(threshold))
  return (
    <figure>
      <figcaption className="mb-2 font-bold">{t('rvc', { threshold: write(threshold, '%') })}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} 46`} aria-hidden="true" className="w-full max-w-read">
        <rect y="4" width={WIDTH} height="16" rx="2" className="fill-sunken" />
        <rect y="4" width={x(within(value))} height="16" rx="2" className="fill-laut" />
        <line x1={at} x2={at} y1="0" y2="26" className="stroke-ink" strokeWidth="2" />
        <text
          x={at}
          y="40"
          textAnchor={at < 60 ? 'start' : at > WIDTH - 60 ? 'end' : 'middle'}
          className="fill-ink-2 text-2xs"
        >
          {t('threshold', { threshold: write(threshold, '%') })}
        </text>
      </svg>
    </figure>
  )
}
