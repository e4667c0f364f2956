import type { z } from 'zod'
import { assignResult, assignSolution } from '../assign/schema.ts'

export const MatchResult = assignResult('match')
export type MatchResult = z.output<typeof MatchResult>
export const MatchSolution = assignSolution('match')
export type MatchSolution = z.output<typeof MatchSolution>
