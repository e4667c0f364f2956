import type { Access } from './actor.ts'

/**
 * What a page needs, by the beginning of its path without the language, where * stands for one part of it. The first
 * match counts; no match is public.
 * Pages state it again to `view`, and tests/architecture.test.ts compares the two.
 */
export const pageAccess: readonly (readonly [prefix: string, access: Access])[] = [
  ['/learn', 'learner'],
  ['/courses/*/certificate', 'learner'],
  ['/courses/*/project', 'learner'],
  ['/courses/*/test', 'learner'],
  ['/progress', 'learner'],
  ['/review', 'learner'],
  ['/profile', 'learner'],
  ['/step-up', 'learner'],
  ['/developer', 'learner'], // open to every signed-in person: the pages lead on to the upgrade
  ['/admin', 'admin'],
]

const rules = pageAccess.map(
  ([prefix, access]) => [new RegExp(`^${prefix.replaceAll('*', '[^/]+')}(/|$)`), access] as const,
)

export const accessOfPage = (path: string): Access => rules.find(([rule]) => rule.test(path))?.[1] ?? 'public'
