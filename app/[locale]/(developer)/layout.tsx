import type { ReactNode } from 'react'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { Work } from '../frames.tsx'

export default function DeveloperLayout({ children }: { children: ReactNode }) {
  return (
    <Work area="developer">
      <ClientMessages of={['developer']}>{children}</ClientMessages>
    </Work>
  )
}
