import type { ReactNode } from 'react'
import { NarrowSite } from '../../frames.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return <NarrowSite>{children}</NarrowSite>
}
