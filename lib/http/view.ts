import 'server-only'
import { headers } from 'next/headers'
import { forbidden, notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { pageOf, recordDenial } from '../audit/denial.ts'
import { type Access, type ActorFor, authorize } from '../auth/actor.ts'
import { currentCaller } from '../auth/session.ts'
import { redirect } from '../i18n/navigation.ts'
import { Problem } from './problem.ts'

/** The page's door: states who may see it, and turns a problem into Next's own interrupts. */
export async function view<A extends Access, T>(access: A, load: (actor: ActorFor<A>) => Promise<T>): Promise<T> {
  const caller = await currentCaller()
  try {
    return await load(authorize({ access }, caller))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.status === 401) return leadTo('/sign-in')
    if (error.status === 403) {
      const head = await headers()
      await recordDenial(error, { headers: head, caller, at: pageOf(head) })
      if (error.type === 'second-factor-due') return leadTo('/step-up')
      if (error.type === 'second-factor-missing') return leadTo('/profile/security')
      forbidden()
    }
    if (error.status === 404) notFound()
    throw error
  }
}

type Gate = '/sign-in' | '/step-up' | '/profile/security'

async function leadTo(pathname: Gate): Promise<never> {
  // The middleware writes the path down; without it the person lands on the front page afterwards.
  const next = (await headers()).get('x-path') ?? '/'
  return redirect({ href: { pathname, query: { next } }, locale: await getLocale() })
}
