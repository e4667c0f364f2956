import type { ReactNode } from 'react'
import { Site } from '../../frames.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return <Site>{children}</Site>
}
