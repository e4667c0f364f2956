import type { ReactNode } from 'react'
import { NarrowSite } from '../frames.tsx'

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <NarrowSite>{children}</NarrowSite>
}
