'use client'

import { useEffect, useState } from 'react'
import { type Preview, preview as previewContract } from '#lib/analytics/contract.ts'
import { askOwnSite, problemOf } from '#lib/http/client.ts'
import type { Problem } from '#lib/http/problem.ts'
import { type FieldValues, readingFields } from './settings.ts'

/** Bytes from the beginning of a file: enough to see how it is written, little enough for a phone. */
export const PREVIEW_BYTES = 256 * 1024
const settleMs = 250

export type PreviewState = {
  asking: boolean
  preview?: Preview
  /** Why the file cannot be read as it stands. */
  problem?: Problem
  /** The preview is a convenience: without it the file can still be analysed. */
  unavailable?: boolean
}

/** What the file would be read as. Each change of a setting asks again; an answer that was overtaken is not waited for. */
export function usePreview(file: File | null, values: FieldValues): PreviewState {
  const [state, setState] = useState<PreviewState>({ asking: false })
  const asked = readingFields.map((name) => values[name]).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked about reading stands for the values
  useEffect(() => {
    if (!file || file.size === 0) return setState({ asking: false })
    const asking = new AbortController()
    setState(({ preview }) => ({ asking: true, ...(preview && { preview }) }))
    const timer = setTimeout(() => {
      ask(file, values, asking.signal).then(
        (answer) => !asking.signal.aborted && setState({ asking: false, ...answer }),
        () => !asking.signal.aborted && setState({ asking: false, unavailable: true }),
      )
    }, settleMs)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [file, asked])
  return state
}

async function ask(file: File, values: FieldValues, signal: AbortSignal): Promise<Omit<PreviewState, 'asking'>> {
  const form = new FormData()
  for (const name of readingFields) form.set(name, values[name])
  form.set('complete', String(file.size <= PREVIEW_BYTES))
  form.set('file', new File([file.slice(0, PREVIEW_BYTES)], file.name, { type: file.type }))
  const response = await askOwnSite(previewContract.path, { method: 'POST', body: form, signal })
  if (response.ok) return { preview: previewContract.output.parse(await response.json()) }
  const problem = await problemOf(response)
  return problem.status === 415 || problem.status === 422 ? { problem } : { unavailable: true }
}
