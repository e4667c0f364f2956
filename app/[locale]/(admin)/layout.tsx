import type { ReactNode } from 'react'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { Work } from '../frames.tsx'

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <Work area="admin">
      <ClientMessages of={['admin']}>{children}</ClientMessages>
    </Work>
  )
}
