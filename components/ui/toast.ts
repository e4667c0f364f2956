export type Toast = {
  id: number
  title: string
  description?: string
  tone: 'plain' | 'success' | 'danger'
  /** One way back (`Urungkan`), which also closes the toast. */
  action?: { label: string; run: () => void }
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** A passing word about something that has happened. Whatever must not be missed belongs in a `Note` on the page. */
export function toast(title: string, options: Partial<Omit<Toast, 'id' | 'title'>> = {}): void {
  lastId += 1
  set([...toasts.slice(-2), { tone: 'plain', ...options, id: lastId, title }])
}

export function dismissToast(id: number): void {
  set(toasts.filter((shown) => shown.id !== id))
}

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  read: () => toasts,
}
