/** The part of a question whose order may change without changing what is asked. */
const listOf: Readonly<Record<string, string>> = {
  single: 'options',
  multi: 'options',
  match: 'items',
  classify: 'items',
}

type Part = { id: string }

function partsIn(type: string, content: unknown): Part[] {
  const list = listOf[type]
  return list ? ((content as Record<string, Part[]>)[list] ?? []) : []
}

export const partsOf = (type: string, content: unknown): string[] => partsIn(type, content).map(({ id }) => id)

/** The content with its parts in this order. What has come since the draw stands at the end, what has gone is left out. */
export function arranged(type: string, content: unknown, order: readonly string[]): unknown {
  const list = listOf[type]
  if (!list) return content
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  const parts = partsIn(type, content).toSorted((a, b) => place(a.id) - place(b.id))
  return { ...(content as object), [list]: parts }
}
