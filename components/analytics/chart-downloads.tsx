'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ImageKind } from './chart-image.ts'

type ChartDownloadsProps = {
  /** The element in which the chart is drawn. */
  chartId: string
  /** The name of the file, without what says its kind. */
  stem: string
  title: string
  /** Where the figures come from: it travels with the picture. */
  source: string
}

/** The chart as it stands on the page, as a picture that says what it shows and where it is from. */
export function ChartDownloads({ chartId, ...picture }: ChartDownloadsProps) {
  const t = useTranslations('analytics.series')
  const [failed, setFailed] = useState(false)
  const save = async (kind: ImageKind) => {
    const drawing = document.getElementById(chartId)?.querySelector<SVGSVGElement>('svg.recharts-surface')
    try {
      if (!drawing) throw new Error('the chart is not drawn yet')
      const { saveChart } = await import('./chart-image.ts')
      await saveChart(drawing, kind, picture)
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <span data-needs-script="" className="flex flex-wrap gap-x-4">
      {(['png', 'svg'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          onClick={() => save(kind)}
          aria-label={t('saveAs', { kind: kind.toUpperCase(), title: picture.title })}
          className="alone font-semibold text-laut-text underline underline-offset-4"
        >
          {kind.toUpperCase()}
        </button>
      ))}
      <span role="status" className="self-center empty:hidden">
        {failed && t('saveFailed')}
      </span>
    </span>
  )
}
