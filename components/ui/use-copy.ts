'use client'

import { type RefObject, useRef, useState } from 'react'
import { toast } from './toast.ts'

/** Copies a text that stands in the element; where there is no clipboard, without https or leave, it selects it instead. */
export function useCopy<E extends HTMLElement>(text: string, copied: string): Copying<E> {
  const shown = useRef<E>(null)
  const [said, setSaid] = useState<'copied' | 'selected'>()
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('copied')
      toast(copied, { tone: 'success' }) // the button changes its word without a sound
    } catch {
      if (shown.current) getSelection()?.selectAllChildren(shown.current)
      setSaid('selected')
    }
  }
  return { shown, said, copy }
}

type Copying<E> = { shown: RefObject<E | null>; said: 'copied' | 'selected' | undefined; copy: () => Promise<void> }
