import type { ReactNode } from 'react'
import { ProfileNav } from '#components/accounts/profile-nav.tsx'
import { Site } from '../../frames.tsx'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <Site>
      <div className="page pt-2 pb-8 lg:pt-4 lg:pb-10">
        <ProfileNav />
        <div className="max-w-[52rem] pt-6 lg:pt-8">{children}</div>
      </div>
    </Site>
  )
}
