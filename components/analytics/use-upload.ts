'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { analyze } from '#lib/analytics/contract.ts'
import { problemOf } from '#lib/http/client.ts'
import type { FieldError } from '#lib/http/problem.ts'
import { useRouter } from '#lib/i18n/navigation.ts'
import { sendFile } from './send-file.ts'
import { fileSize } from './wording.ts'

type Trouble = { type: string; title: string; detail?: string; errors?: FieldError[] }
export type UploadState = { share: number | null; trouble?: Trouble; note?: string }

/** Sends the form with progress and a way out, and leads on to the result. Whatever happens, the form keeps its contents. */
export function useUpload(bytesMax: number, first: Trouble | undefined) {
  const t = useTranslations('analytics.form')
  const words = useTranslations('problems')
  const format = useFormatter()
  const router = useRouter()
  const running = useRef<AbortController>(null)
  const [state, setState] = useState<UploadState>({ share: null, ...(first && { trouble: first }) })

  const atFile = (detail: string) =>
    setState({ share: null, trouble: { type: '', title: '', errors: [{ pointer: '/file', detail }] } })

  async function send(form: FormData): Promise<void> {
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) return atFile(t('noFile'))
    if (file.size > bytesMax)
      return atFile(t('tooLarge', { size: fileSize(format, file.size), megabytes: Math.floor(bytesMax / 2 ** 20) }))
    running.current = new AbortController()
    setState({ share: 0 })
    try {
      const onProgress = (share: number) => setState({ share })
      const { status, body } = await sendFile(analyze.path, form, onProgress, running.current.signal)
      if (status === 200) return leadOn(body)
      setState({ share: null, trouble: await inWords(new Response(JSON.stringify(body), { status })) })
    } catch (error) {
      const cancelled = error instanceof DOMException && error.name === 'AbortError'
      setState({ share: null, note: t(cancelled ? 'cancelled' : 'offline') })
    }
  }

  function leadOn(body: unknown): void {
    const id = analyze.output.shape.id.safeParse((body as { id?: unknown } | null)?.id)
    if (id.success) router.push(`/developer/analytics/runs/${id.data}`)
    else setState({ share: null, note: t('lost') })
  }

  /** The API speaks English to machines; where the words of a problem are ours, its fields get ours as well. */
  async function inWords(response: Response): Promise<Trouble> {
    const problem = await problemOf(response)
    const key = `${problem.type}.text` as 'unexpected.text'
    const errors = problem.errors?.map((e) => ({
      ...e,
      detail: problem.type === 'invalid-input' ? e.detail : words(key),
    }))
    return { ...problem.toJSON(), ...(errors && { errors }) }
  }

  return { state, send, cancel: () => running.current?.abort() }
}
