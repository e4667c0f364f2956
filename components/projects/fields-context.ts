import { createContext, use } from 'react'
import type { ProblemJson } from '#lib/http/problem.ts'

export type Run = { id: string; filename: string; created_at: string }

type Fields = {
  values: Readonly<Record<string, string>>
  problem: ProblemJson | undefined
  /** Her own analyses, for the field that names one. */
  runs: readonly Run[]
  /** Something changed that no input tells of: a row went away. */
  touched: () => void
}

export const FieldsContext = createContext<Fields>({ values: {}, problem: undefined, runs: [], touched: () => {} })
export const useFields = () => use(FieldsContext)
