import 'server-only'
import type { ReactNode } from 'react'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import type { Person } from '#components/layout/person.ts'
import { SiteFrame } from '#components/layout/site-frame.tsx'
import { WorkFrame } from '#components/layout/work-frame.tsx'
import type { Access, Caller } from '#lib/auth/actor.ts'
import { view } from '#lib/http/view.ts'
import { setThemeAction, signOutAction } from './frame-actions.ts'
import { chosenTheme } from './theme.ts'

const actions = { setTheme: setThemeAction, signOut: signOutAction }

const person = ({ role, ...caller }: Caller): Person | null =>
  role !== null && 'name' in caller ? { name: caller.name, role } : null

/** For the layouts of (marketing), (auth) and (learn). */
export async function Site({ children }: { children: ReactNode }) {
  const [who, theme] = await Promise.all([view('public', async (caller) => person(caller)), chosenTheme()])
  return (
    <SiteFrame person={who} theme={theme} {...actions}>
      {children}
    </SiteFrame>
  )
}

/** For forms that stand alone in a narrow column: signing in, and what asks for a proof on the way. */
export function NarrowSite({ children }: { children: ReactNode }) {
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

/** For the layouts of (developer) and (admin). The pages inside still state, each for itself, who may see them. */
export async function Work({ area, children }: { area: 'developer' | 'admin'; children: ReactNode }) {
  const access: Access = area === 'admin' ? 'admin' : 'learner'
  const [who, theme] = await Promise.all([view(access, async (actor) => person(actor)), chosenTheme()])
  if (!who) return children
  return (
    <WorkFrame area={area} person={who} theme={theme} {...actions}>
      {children}
    </WorkFrame>
  )
}
