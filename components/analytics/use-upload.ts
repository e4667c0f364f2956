'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { analyze, deleteRun, PendingRun, type Stage } from '#lib/analytics/contract.ts'
import { call, problemOf } from '#lib/http/client.ts'
import { Id } from '#lib/http/contract.ts'
import { Problem } from '#lib/http/problem.ts'
import { useRouter } from '#lib/i18n/navigation.ts'
import { followRun } from './follow-run.ts'
import { sendFile } from './send-file.ts'
import { type Trouble, troubleOf, troubleOfRun } from './trouble.ts'
import { fileSize } from './wording.ts'

export type Progress = { stage: 'sending' | Stage; share: number; offline?: boolean }
export type UploadState = { progress: Progress | null; trouble?: Trouble; note?: string }

/** `arrived`: the server has the file, and its answer is on its way. `unwanted`: cancelled meanwhile. */
type Running = { stop: AbortController; arrived: boolean; unwanted: boolean; id?: string }

/**
 * Sends the form, follows the run and leads on to its result; may be cancelled throughout. Whatever happens, the form keeps
 * its contents. Leaving the page leaves the run: it goes on, and stands in the list.
 */
export function useUpload(bytesMax: number, first: Trouble | undefined) {
  const t = useTranslations('analytics.form')
  const words = useTranslations('problems')
  const format = useFormatter()
  const router = useRouter()
  const running = useRef<Running>(null)
  const [state, setState] = useState<UploadState>({ progress: null, ...(first && { trouble: first }) })
  useEffect(() => () => running.current?.stop.abort(), [])

  const atFile = (detail: string) =>
    setState({ progress: null, trouble: { type: '', title: '', errors: [{ pointer: '/file', detail }] } })

  async function send(form: FormData): Promise<void> {
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) return atFile(t('noFile'))
    if (file.size > bytesMax)
      return atFile(t('tooLarge', { size: fileSize(format, file.size), megabytes: Math.floor(bytesMax / 2 ** 20) }))
    const stop = new AbortController()
    const mine: Running = { stop, arrived: false, unwanted: false }
    running.current = mine
    const { signal } = stop
    setState({ progress: { stage: 'sending', share: 0 } })
    try {
      const progress = (share: number) => {
        mine.arrived = share === 1
        setState({ progress: { stage: 'sending', share } })
      }
      const { status, body } = await sendFile(analyze.path, form, progress, signal)
      if (mine.unwanted) return status === 202 ? await forget(PendingRun.parse(body).id) : undefined
      if (status === 202) return await follow(PendingRun.parse(body), signal)
      if (status === 200) return leadOn(Id.parse((body as { id?: unknown } | null)?.id))
      throw await problemOf(new Response(JSON.stringify(body), { status }))
    } catch (error) {
      if (!mine.unwanted) setState({ progress: null, ...said(error) })
    }
  }

  async function follow(pending: PendingRun, signal: AbortSignal): Promise<void> {
    if (running.current) running.current.id = pending.id
    const waiting: Progress = { stage: 'queued', share: 0 }
    setState({ progress: pending.progress ?? waiting })
    const onRun = (run: PendingRun | 'offline') =>
      setState((last) => ({
        progress: run === 'offline' ? { ...(last.progress ?? waiting), offline: true } : (run.progress ?? waiting),
      }))
    const outcome = await followRun(pending.id, onRun, signal)
    if (outcome.status === 'done') return leadOn(pending.id)
    setState({ progress: null, trouble: troubleOfRun(outcome.run, words) })
    // The form still holds all that was sent; the failed run is of no further use.
    await forget(pending.id)
  }

  const leadOn = (id: string) => router.push(`/developer/analytics/runs/${id}`)

  function said(error: unknown): Pick<UploadState, 'trouble' | 'note'> {
    if (error instanceof Problem) return { trouble: troubleOf(error, words) }
    if (error instanceof DOMException && error.name === 'AbortError') return { note: t('cancelled') }
    return { note: t(error instanceof TypeError ? 'offline' : 'lost') }
  }

  async function cancel(): Promise<void> {
    const { current } = running
    if (current?.arrived && !current.id) {
      // A connection cut now would leave a run behind that nobody knows the address of.
      current.unwanted = true
      return setState({ progress: null, note: t('cancelled') })
    }
    current?.stop.abort()
    if (current?.id) await forget(current.id)
  }

  return { state, send, cancel }
}

/** Gone already is gone. */
const forget = (id: string) => call(deleteRun, { id }).catch(() => undefined)
