import type { ReactNode } from 'react'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { Site } from '../../frames.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <Site>
      <ClientMessages of={['auth']}>
        <div className="page py-8 lg:py-12">
          <div className="mx-auto max-w-md">{children}</div>
        </div>
      </ClientMessages>
    </Site>
  )
}
