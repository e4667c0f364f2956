/**
 * What was typed into a form and not sent yet, in this browser alone. `after` tells whether it is still wanted: it names what
 * the server held when it was typed, or when that was.
 */
export type Draft = { after: string; values: Record<string, string> }

const PREFIX = 'draft '

// A browser may refuse storage altogether: then a draft lives as long as its page.
function attempt<T>(step: () => T): T | undefined {
  try {
    return step()
  } catch {
    return undefined
  }
}

export const keepDraft = (key: string, draft: Draft) =>
  attempt(() => localStorage.setItem(PREFIX + key, JSON.stringify(draft)))

export const forgetDraft = (key: string) => attempt(() => localStorage.removeItem(PREFIX + key))

export const readDraft = (key: string): Draft | undefined =>
  attempt(() => {
    const draft = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null') as Draft | null
    return typeof draft?.values === 'object' ? draft : undefined
  })

/** On signing out: the next person at this device finds nothing. */
export const forgetDrafts = () =>
  attempt(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  })
