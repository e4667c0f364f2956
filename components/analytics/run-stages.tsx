'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cx } from '#components/ui/cx.ts'
import { Progress as Bar } from '#components/ui/progress.tsx'
import { Stop } from '#components/ui/stop.tsx'
import { stages } from '#lib/analytics/contract.ts'
import type { Progress } from './use-upload.ts'
import { share as inPercent } from './wording.ts'

const route = ['sending', ...stages] as const

/** Where the work is: its stages as a route, and how much of this one is done. `children`: the way out. */
export function RunStages({ progress, children }: { progress: Progress; children: ReactNode }) {
  const t = useTranslations('analytics.stages')
  const format = useFormatter()
  const at = route.indexOf(progress.stage)
  // In steps of ten, since each change is read aloud.
  const tens = inPercent(format, Math.floor(progress.share * 10) / 10)
  return (
    <div className="rounded-md border border-line bg-sunken p-4">
      <ol className="grid gap-2 md:flex md:flex-wrap md:gap-x-6">
        {route.map((stage, n) => (
          <li
            key={stage}
            aria-current={n === at ? 'step' : undefined}
            className={cx('flex items-center gap-2.5 text-sm', n === at ? 'font-semibold' : 'text-ink-2')}
          >
            <Stop state={n < at ? 'done' : n === at ? 'here' : 'ahead'} n={n + 1} />
            {t(`${stage}.name`)}
          </li>
        ))}
      </ol>
      <Bar label={t(`${progress.stage}.name`)} value={progress.share} max={1} className="mt-4" />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="min-w-0 flex-1 text-sm">
          {progress.offline ? t('offline') : t(`${progress.stage}.text`, { percent: tens })}
        </p>
        {children}
      </div>
    </div>
  )
}
