'use client'

import { type PointerEvent as ReactPointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'

const moved = (ids: readonly string[], id: string, to: number): string[] => {
  const rest = ids.filter((other) => other !== id)
  rest.splice(to, 0, id)
  return rest
}

/** The order of a list and the ways of changing it: by a step, or by dragging a row past the middles of the others. */
export function useOrder(initial: readonly string[]) {
  const [ids, setIds] = useState<readonly string[]>(initial)
  const [last, setLast] = useState<string>()
  const [dragged, setDragged] = useState<string>()
  const list = useRef<HTMLOListElement>(null)
  const focus = useRef<string>(undefined)
  const first = useRef(ids)

  // Moving a row in the document takes the focus from its button: it gets it back.
  useLayoutEffect(() => {
    const wanted = focus.current
    // No field was typed in, yet the form holds another answer: whoever keeps it wants to know.
    if (ids !== first.current) list.current?.dispatchEvent(new Event('input', { bubbles: true }))
    first.current = ids
    focus.current = undefined
    if (ids && wanted) list.current?.querySelector<HTMLElement>(`[data-move="${wanted}"]`)?.focus()
  }, [ids])

  // On the window, because a row that moves in the document would lose a pointer captured by it.
  useEffect(() => {
    if (!dragged) return
    const over = (event: PointerEvent) => {
      const from = ids.indexOf(dragged)
      // Past the middle of a neighbour: so many rows lie above the pointer, not counting the one in hand.
      const to = [...(list.current?.children ?? [])].filter((row, n) => {
        const { top, height } = row.getBoundingClientRect()
        return n !== from && event.clientY > top + height / 2
      }).length
      if (to !== from) setIds(moved(ids, dragged, to))
    }
    const drop = () => {
      setLast(dragged)
      setDragged(undefined)
    }
    window.addEventListener('pointermove', over)
    window.addEventListener('pointerup', drop)
    window.addEventListener('pointercancel', drop)
    return () => {
      window.removeEventListener('pointermove', over)
      window.removeEventListener('pointerup', drop)
      window.removeEventListener('pointercancel', drop)
    }
  }, [dragged, ids])

  const move = (id: string, to: number) => {
    if (to < 0 || to >= ids.length) return
    focus.current = document.activeElement?.getAttribute('data-move') ?? undefined
    setIds(moved(ids, id, to))
    setLast(id)
  }

  const grab = (id: string, event: ReactPointerEvent) => {
    if (event.button === 0) setDragged(id)
  }

  return { ids, list, dragged, moved: last, move, grab }
}
