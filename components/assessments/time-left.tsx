'use client'

import { Clock } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

/** Said aloud when so many minutes are left; in between the clock is only seen. */
const spoken = [10, 5, 1]

type TimeLeftProps = { dueAt: string; secondsLeft: number; onEnd: () => void }

/** In whole minutes: a ticking clock measures nerves. Counted from what the server said, whatever this device's clock shows. */
export function TimeLeft({ dueAt, secondsLeft, onEnd }: TimeLeftProps) {
  const t = useTranslations('assessments.run')
  const format = useFormatter()
  const [minutes, setMinutes] = useState(Math.floor(secondsLeft / 60))
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    const endsAt = Date.now() + secondsLeft * 1000
    const look = () => {
      const left = endsAt - Date.now()
      setMinutes(Math.max(0, Math.floor(left / 60_000)))
      if (left > 0) return
      clearInterval(timer)
      end.current()
    }
    const timer = setInterval(look, 1000)
    return () => clearInterval(timer)
  }, [secondsLeft])
  const time = format.dateTime(new Date(dueAt), { hour: '2-digit', minute: '2-digit' })
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-ink-2 text-xs tabular-nums">
      <Clock aria-hidden="true" className="size-4" />
      <span data-needs-script="">{t('timeLeft', { minutes })}</span>
      <span className="scripting:hidden">{t('until', { time })}</span>
      <span aria-live="polite" className="sr-only">
        {spoken.includes(minutes) ? t('timeLeft', { minutes }) : ''}
      </span>
    </span>
  )
}
