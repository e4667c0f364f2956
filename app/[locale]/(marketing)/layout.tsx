import type { ReactNode } from 'react'
import { Site } from '../frames.tsx'

export default function MarketingLayout({ children }: { children: ReactNode }) {
  return <Site>{children}</Site>
}
