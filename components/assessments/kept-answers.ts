import { forgetDraft, keepDraft, readDraft } from '#components/ui/draft.ts'

/** Answers by question, as a form gives them; null takes one back. */
export type Answers = Record<string, unknown>

/** Names her as well: whoever comes after her at this device never sees it, and it leaves with her when she signs out. */
export const keptKey = (learnerId: string, attemptId: string) => `${learnerId} test ${attemptId}`

/** What has not reached the server yet. A browser that keeps nothing is no reason to stop a test. */
export function keptAnswers(key: string): Answers {
  const kept = Object.entries(readDraft(key)?.values ?? {})
  try {
    return Object.fromEntries(kept.map(([id, value]) => [id, JSON.parse(value)]))
  } catch {
    return {}
  }
}

export function keep(key: string, answers: Answers): void {
  const values = Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, JSON.stringify(value)]))
  if (Object.keys(values).length > 0) keepDraft(key, { after: new Date().toISOString(), values })
  else forgetDraft(key)
}

export const forget = forgetDraft
