'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { ChartProps } from './series-chart.tsx'

const chartBox = 'h-72 md:h-80'

const Loaded = dynamic(() => import('./series-chart.tsx').then(({ SeriesChart }) => SeriesChart), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
})

/** The chart's code comes only where a chart is seen; its place is kept from the start. */
export function LazyChart({ id, ...props }: ChartProps & { id?: string }) {
  const t = useTranslations('analytics.series')
  return (
    <figure id={id} aria-label={props.title} className={chartBox}>
      <noscript>
        <p className="text-ink-2 text-sm">{t('noScript')}</p>
      </noscript>
      <div data-needs-script="" className="size-full">
        <Loaded {...props} />
      </div>
    </figure>
  )
}
