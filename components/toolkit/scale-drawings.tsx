import { useTranslations } from 'next-intl'
import { useFigures } from './figures.ts'

/** Where a figure from −1 to 1 lies, as a bar from the middle. */
export function ScaleDrawing({ value }: { value: number }) {
  const t = useTranslations('toolkit.draw')
  const at = ((value + 1) / 2) * 100
  return (
    <figure className="max-w-read">
      <figcaption className="mb-2 font-bold">{t('scale')}</figcaption>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className="h-4 w-full">
        <rect width="100" height="4" className="fill-sunken" />
        <rect x={Math.min(at, 50)} width={Math.max(Math.abs(at - 50), 0.6)} height="4" className="fill-laut" />
        <rect x="49.8" width="0.4" height="4" className="fill-ink" />
      </svg>
      <p aria-hidden="true" className="mt-1 flex justify-between text-ink-2 text-xs tabular-nums">
        <span>−1, {t('less')}</span>
        <span>0</span>
        <span>{t('more')}, 1</span>
      </p>
    </figure>
  )
}

/** A share of a hundred against the least that a rule asks for. */
export function ThresholdDrawing({ value, threshold }: { value: string; threshold: string }) {
  const t = useTranslations('toolkit.draw')
  const write = useFigures()
  const within = (percent: string) => Math.min(Math.max(Number(percent), 0), 100)
  return (
    <figure className="max-w-read">
      <figcaption className="mb-2 font-bold">{t('rvc', { threshold: write(threshold, '%') })}</figcaption>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className="h-5 w-full">
        <rect y="0.5" width="100" height="3" className="fill-sunken" />
        <rect y="0.5" width={within(value)} height="3" className="fill-laut" />
        <rect x={Math.min(within(threshold), 99.5)} width="0.5" height="4" className="fill-ink" />
      </svg>
      <p aria-hidden="true" className="mt-1 flex justify-between text-ink-2 text-xs tabular-nums">
        <span>{write('0', '%')}</span>
        <span>{write('100', '%')}</span>
      </p>
    </figure>
  )
}
