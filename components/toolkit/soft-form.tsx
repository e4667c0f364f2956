'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, useEffect, useRef, useTransition } from 'react'

type SoftFormProps = Omit<ComponentProps<'form'>, 'action'> & {
  action: string
  /** What shows the answer: it takes the focus when the answer is there. */
  answerId: string
}

/**
 * A GET form. Without JavaScript it is only that; with it the page changes in place. `next/form` would drop the name of the
 * button that was pressed, and this form has several.
 */
export function SoftForm({ action, answerId, ...form }: SoftFormProps) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const asked = useRef(false)
  useEffect(() => {
    if (pending || !asked.current) return
    asked.current = false
    const answer = document.getElementById(answerId)
    if (!answer) return // what is wrong says so itself, above the form
    answer.focus({ preventScroll: true })
    const { top } = answer.getBoundingClientRect()
    if (top < 0 || top > window.innerHeight * 0.6) answer.scrollIntoView()
  }, [pending, answerId])
  return (
    <form
      {...form}
      action={`${action}#${answerId}`}
      aria-busy={pending}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const { submitter } = event.nativeEvent as SubmitEvent
        const typed = [...new FormData(event.currentTarget, submitter)].filter(([, value]) => typeof value === 'string')
        // Rows that come and go are no answer to be led to.
        asked.current = !(submitter instanceof HTMLButtonElement && submitter.name)
        start(() => router.push(`${action}?${new URLSearchParams(typed as [string, string][])}`, { scroll: false }))
      }}
    />
  )
}
