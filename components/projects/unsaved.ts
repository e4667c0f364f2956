type Values = Readonly<Record<string, string>>

/** What has been typed and has not reached the server yet, in this browser alone; gone once it has. */
export function remember(key: string, form: HTMLFormElement): void {
  const typed = [...new FormData(form)].filter(
    ([name, value]) => typeof value === 'string' && /^(work|own)\./.test(name),
  )
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: Object.fromEntries(typed) }))
  } catch {
    // Private windows and full disks have no room: then the server's draft is what there is.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}

/** Null where there is nothing, or where the server's draft is newer, from another device perhaps. */
export function recall(key: string, savedAt: string | null): Values | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { at: number; values: Values } | null
    if (!kept) return null
    if (savedAt === null || kept.at > Date.parse(savedAt)) return kept.values
    localStorage.removeItem(key)
    return null
  } catch {
    return null
  }
}
