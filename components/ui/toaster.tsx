'use client'

import { lazy, Suspense, useSyncExternalStore } from 'react'
import { type Toast, toastStore } from './toast.ts'

// Most pages never show one: the primitive loads with the first.
const ToastList = lazy(() => import('./toast-list.tsx').then((module) => ({ default: module.ToastList })))

const none: readonly Toast[] = []

/** Stands once in the root layout. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, () => none)
  if (toasts.length === 0) return null
  return (
    <Suspense fallback={null}>
      <ToastList toasts={toasts} />
    </Suspense>
  )
}
