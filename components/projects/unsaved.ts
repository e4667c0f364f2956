import { forgetDraft, keepDraft, readDraft } from '#components/ui/draft.ts'

type Values = Readonly<Record<string, string>>

/** Names her as well: whoever comes after her at this device never sees it, and it leaves with her when she signs out. */
export const unsavedKey = (learnerId: string, courseId: string) => `${learnerId} project ${courseId}`

/** What has been typed and has not reached the server yet, in this browser alone; gone once it has. */
export function remember(key: string, form: HTMLFormElement): void {
  const typed = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && /^(work|own)\./.test(name) ? [[name, value]] : [],
  )
  keepDraft(key, { after: new Date().toISOString(), values: Object.fromEntries(typed) })
}

export const forget = forgetDraft

/** Null where there is nothing, or where the server's draft is newer, from another device perhaps. */
export function recall(key: string, savedAt: string | null): Values | null {
  const kept = readDraft(key)
  if (!kept) return null
  if (savedAt === null || Date.parse(kept.after) > Date.parse(savedAt)) return kept.values
  forget(key)
  return null
}
