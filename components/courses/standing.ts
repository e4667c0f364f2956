import type { LessonProgress } from '#lib/progress/contract.ts'

/** Where a learner stands in one lesson. */
export type Standing = Pick<LessonProgress, 'status' | 'score' | 'reason'>
