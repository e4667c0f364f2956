import type { ReactNode } from 'react'
import { BottomNav } from '#components/layout/bottom-nav.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { SkipLink } from '#components/layout/skip-link.tsx'

/** A lesson has the screen to itself: its own bar says where one is and leads out again. */
export default function LessonLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages of={['lessons']}>
      <div className="flex min-h-dvh flex-col bg-surface">
        <SkipLink />
        {children}
        <BottomNav />
      </div>
    </ClientMessages>
  )
}
