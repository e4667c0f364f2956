import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { FormState } from '#lib/http/submit.ts'
import { forget, remember } from './unsaved.ts'

export type ProjectAction = (state: FormState<unknown>, form: FormData) => Promise<FormState<unknown>>
export type Saving = { state: 'idle' | 'saving' | 'saved' | 'failed'; at: Date | null }

const PAUSE_MS = 1500

/**
 * Keeps the draft as she types: in the browser at once, on the server after a pause. What could not be sent waits in the
 * browser until the connection is back, or until she comes again.
 */
export function useAutosave(form: RefObject<HTMLFormElement | null>, action: ProjectAction, key: string) {
  const [saving, setSaving] = useState<Saving>({ state: 'idle', at: null })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const dirty = useRef(false)

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    if (!form.current || !dirty.current) return
    dirty.current = false
    setSaving(({ at }) => ({ state: 'saving', at }))
    try {
      const { problem } = await action({}, new FormData(form.current))
      if (problem) throw new Error(problem.type)
      // Something typed meanwhile is not on the server yet.
      if (!dirty.current) forget(key)
      setSaving({ state: 'saved', at: new Date() })
    } catch {
      dirty.current = true
      setSaving(({ at }) => ({ state: 'failed', at }))
    }
  }, [form, action, key])

  const changed = useCallback(() => {
    dirty.current = true
    if (form.current) remember(key, form.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(save, PAUSE_MS)
  }, [form, key, save])

  useEffect(() => {
    const leaving = () => document.visibilityState === 'hidden' && save()
    document.addEventListener('visibilitychange', leaving)
    window.addEventListener('online', save)
    return () => {
      clearTimeout(timer.current)
      document.removeEventListener('visibilitychange', leaving)
      window.removeEventListener('online', save)
    }
  }, [save])

  /** From now on the server has it, and nothing more is to be sent. */
  const stop = useCallback(() => {
    clearTimeout(timer.current)
    dirty.current = false
  }, [])

  return { saving, changed, save, stop }
}
