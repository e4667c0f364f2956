import type { Access } from './actor.ts'

/**
 * What a page needs, by the beginning of its path without the language. The first match counts; no match is public.
 * Pages state it again to `view`, and tests/architecture.test.ts compares the two.
 */
export const pageAccess: readonly (readonly [prefix: string, access: Access])[] = [
  ['/learn', 'learner'],
  ['/progress', 'learner'],
  ['/profile', 'learner'],
  ['/step-up', 'learner'],
  ['/developer', 'learner'], // open to every signed-in person: the pages lead on to the upgrade
  ['/admin', 'admin'],
]

export const accessOfPage = (path: string): Access =>
  pageAccess.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))?.[1] ?? 'public'
