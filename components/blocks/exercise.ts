import type { Block, MarkedBlock, Result, Solution } from '#lib/blocks/schema.ts'

type ExerciseType = Result['type']

/** What the view of one exercise gets: what is asked, and how the latest answer was marked. */
export type ExerciseProps<T extends ExerciseType> = {
  block: Extract<Block, { type: T }>
  mark: MarkedBlock | undefined
}

export const resultOf = <T extends ExerciseType>(type: T, mark: MarkedBlock | undefined) =>
  mark?.result?.type === type ? (mark.result as Extract<Result, { type: T }>) : undefined

export const solutionOf = <T extends ExerciseType>(type: T, mark: MarkedBlock | undefined) =>
  mark?.solution?.type === type ? (mark.solution as Extract<Solution, { type: T }>) : undefined

/** A field's name says whose answer it holds: `answer.<block>` or `answer.<block>.<part>`. */
export const fieldName = (blockId: string, part?: string) => ['answer', blockId, part].filter(Boolean).join('.')

/** Where a key point stands on its lesson's page. */
export const pointId = (n: number) => `poin-${n}`
