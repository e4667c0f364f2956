'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { saveAnswers } from '#lib/assessments/contract.ts'
import { call } from '#lib/http/client.ts'
import { Problem } from '#lib/http/problem.ts'
import { type Answers, forget, keep, keptAnswers } from './kept-answers.ts'

/** `kept`: not sent, but safe in this browser; `signed-out`: the same, and only signing in helps. */
export type Saving = 'saved' | 'saving' | 'kept' | 'signed-out'
export type Attempt = { course_id: string; attempt_id: string; language: 'id' | 'en' }

const PAUSE_MS = 600
const RETRY_MS = 8_000
const over = ['test-over', 'test-submitted', 'attempt-not-found']

/** `keptAs`: the name under which the browser keeps what has not arrived. */
type Kept = { keptAs: string; restore: (kept: Answers) => void; end: () => void }

/** Sends answers as she goes, one request at a time; what does not arrive is kept in the browser and sent again. */
export function useSaving(attempt: Attempt, { keptAs, restore, end }: Kept) {
  const [state, setState] = useState<Saving>('saved')
  const pending = useRef<Answers>({})
  const busy = useRef<Promise<boolean>>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ attempt, keptAs, restore, end })
  latest.current = { attempt, keptAs, restore, end }

  const send = useCallback(async (): Promise<boolean> => {
    const sent = { ...pending.current }
    if (Object.keys(sent).length === 0) return true
    setState('saving')
    try {
      await call(saveAnswers, { ...latest.current.attempt, answers: sent })
    } catch (error) {
      if (error instanceof Problem && over.includes(error.type)) {
        forget(latest.current.keptAs)
        pending.current = {}
        latest.current.end()
        return false
      }
      setState(error instanceof Problem && error.type === 'not-signed-in' ? 'signed-out' : 'kept')
      return false
    }
    // What has changed since it was sent goes with the next one.
    pending.current = Object.fromEntries(Object.entries(pending.current).filter(([id, value]) => sent[id] !== value))
    keep(latest.current.keptAs, pending.current)
    if (Object.keys(pending.current).length > 0) return send()
    setState('saved')
    return true
  }, [])

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    await busy.current
    const running = send()
    busy.current = running
    const arrived = await running
    if (!arrived && Object.keys(pending.current).length > 0) timer.current = setTimeout(flush, RETRY_MS)
    return arrived
  }, [send])

  const change = useCallback(
    (id: string, value: unknown) => {
      pending.current = { ...pending.current, [id]: value ?? null }
      keep(latest.current.keptAs, pending.current)
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, PAUSE_MS)
    },
    [flush],
  )

  useEffect(() => {
    const left = keptAnswers(latest.current.keptAs)
    if (Object.keys(left).length > 0) {
      pending.current = left
      latest.current.restore(left)
      void flush()
    }
    const again = () => void flush()
    window.addEventListener('online', again)
    return () => {
      window.removeEventListener('online', again)
      clearTimeout(timer.current)
    }
  }, [flush])

  return { state, change, flush }
}
