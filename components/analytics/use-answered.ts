'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { pointedField } from '#components/ui/form-errors.tsx'
import type { Trouble } from './trouble.ts'

/** Which errors still stand: what was changed since is not wrong until it is sent again. */
export function useAnswered(trouble: Trouble | undefined) {
  const latest = useRef(trouble)
  const [answered, setAnswered] = useState<{ trouble: Trouble | undefined; names: string[] }>({ trouble, names: [] })
  useEffect(() => {
    latest.current = trouble
  }, [trouble])
  const answer = useCallback((name: string) => {
    const { current } = latest
    setAnswered((last) => ({ trouble: current, names: last.trouble === current ? [...last.names, name] : [name] }))
  }, [])
  const isOpen = (name: string) => answered.trouble !== trouble || !answered.names.includes(name)
  const errors = trouble?.errors ?? []
  /** Whether there is anything left to say. */
  const open = errors.length === 0 || errors.some(({ pointer }) => isOpen(pointedField(pointer)))
  return { open, isOpen, answer }
}
