import type { z } from 'zod'
import { assignResult, assignSolution } from '../assign/schema.ts'

export const ClassifyResult = assignResult('classify')
export type ClassifyResult = z.output<typeof ClassifyResult>
export const ClassifySolution = assignSolution('classify')
export type ClassifySolution = z.output<typeof ClassifySolution>
