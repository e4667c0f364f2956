import 'server-only'
import { headers } from 'next/headers'
import { forbidden, notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { type Access, type ActorFor, authorize } from '../auth/actor.ts'
import { currentCaller } from '../auth/session.ts'
import { redirect } from '../i18n/navigation.ts'
import { Problem } from './problem.ts'

/** The page's door: states who may see it, and turns a problem into Next's own interrupts. */
export async function view<A extends Access, T>(access: A, load: (actor: ActorFor<A>) => Promise<T>): Promise<T> {
  try {
    return await load(authorize({ access }, await currentCaller()))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.status === 401) return toSignIn()
    if (error.status === 403) forbidden()
    if (error.status === 404) notFound()
    throw error
  }
}

async function toSignIn(): Promise<never> {
  // The middleware writes the path down; without it the person lands on the front page after signing in.
  const next = (await headers()).get('x-path') ?? '/'
  return redirect({ href: { pathname: '/sign-in', query: { next } }, locale: await getLocale() })
}
