'use client'

import { useLayoutEffect } from 'react'

const MINUTE = 60_000
/** Whoever has touched nothing for so long has gone. */
const AWAY_AFTER = 2 * MINUTE
/** Less is a page in passing: it does not move her place. */
const SECONDS_MIN = 3

const signs = ['pointerdown', 'keydown', 'scroll', 'touchstart'] as const

/** Tells how long the lesson is before her and used, and which block she has come to. Shows nothing. */
export function Visit({ lesson }: { lesson: string }) {
  // As a layout effect it ends while the lesson is still there to be measured.
  useLayoutEffect(() => {
    let [from, used] = [Date.now(), Date.now()]
    const tell = (seconds: number) => {
      // The block that has come up to the upper third of the screen.
      const read = [...document.querySelectorAll<HTMLElement>(`[data-lesson="${lesson}"] [data-block]`)]
      const at = read.findLast((block) => block.getBoundingClientRect().top < innerHeight / 3)
      const report = {
        seconds,
        block_id: seconds >= SECONDS_MIN ? at?.dataset.block : undefined,
        time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }
      // Outlives the page, and nobody waits for it.
      navigator.sendBeacon(
        `/api/v1/lessons/${lesson}/visit`,
        new Blob([JSON.stringify(report)], { type: 'application/json' }),
      )
    }
    const settle = () => {
      const now = Date.now()
      const seconds = Math.round((Math.min(now, used + AWAY_AFTER) - from) / 1000)
      from = now
      if (seconds >= SECONDS_MIN) tell(Math.min(seconds, 120))
    }
    const use = () => {
      // What lies between going away and coming back is not reading.
      if (Date.now() - used > AWAY_AFTER) settle()
      used = Date.now()
    }
    const turn = () => {
      if (document.visibilityState === 'hidden') settle()
      else from = used = Date.now()
    }
    tell(0)
    const timer = setInterval(() => document.visibilityState === 'visible' && settle(), MINUTE)
    for (const sign of signs) addEventListener(sign, use, { passive: true })
    document.addEventListener('visibilitychange', turn)
    addEventListener('pagehide', settle)
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, use)
      document.removeEventListener('visibilitychange', turn)
      removeEventListener('pagehide', settle)
      if (document.visibilityState === 'visible') settle()
    }
  }, [lesson])
  return null
}
