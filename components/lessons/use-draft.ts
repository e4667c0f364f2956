'use client'

import { useEffect, useState } from 'react'
import { forgetDraft, keepDraft, readDraft } from '#components/ui/draft.ts'

/** `key` names learner and lesson; `after` is her latest attempt, which makes every earlier draft a thing of the past. */
export type DraftOf = { key: string; after: string }

/** Answers that were typed and not marked yet, kept in the browser over a reload, a closed tab and an empty battery. */
export function useDraft({ key, after }: DraftOf) {
  const [restored, setRestored] = useState<Record<string, string>>()
  useEffect(() => {
    const draft = readDraft(key)
    if (draft && draft.after !== after) forgetDraft(key)
    setRestored(draft?.after === after ? draft.values : undefined)
  }, [key, after])
  const keep = (form: HTMLFormElement) => keepDraft(key, { after, values: answersIn(form) })
  return { restored, keep }
}

const answersIn = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) =>
      name.startsWith('answer.') && typeof value === 'string' ? [[name, value]] : [],
    ),
  )
