import type { Answers } from './answers.ts'
import type { ProjectForm } from './form.ts'

/** One thing the program looks at. Without weight it costs no points and is only advice. */
export type Check = {
  key: string
  ok: boolean
  weight: number
  /** The field to go to. */
  field: string
  values: Record<string, string | number>
}

type More = { weight?: number; values?: Record<string, string | number> }

export const check = (key: string, field: string, ok: boolean, { weight = 1, values = {} }: More = {}): Check => ({
  ...{ key, field, ok, weight, values },
})

/** What the program knows besides her answers. */
export type Known = {
  /** Her own calendar's date. */
  today: string
  /** The price build-up of the toolkit, or null where its figures are out of range. */
  calculate: (figures: Record<string, string>) => Record<string, string> | null
  /** The analysis she named, if it is hers. */
  run: RunFacts | null
}

type Backtest = { wape: number | null; naive_wape: number | null }
export type SeriesFacts = {
  category: string
  stats: { count: number; sum: number }
  growth: { total: number | null }
  forecast?: { points: { value: number; lower_95: number; upper_95: number }[]; backtest: Backtest | null } | undefined
}
export type RunFacts = { byKey: boolean; rowsRejected: number; series: SeriesFacts[] }

/** A field that a marker reads: its type, the keys of its options, or its columns. */
type Read = ProjectForm['parts'][number]['fields'][number]['type'] | readonly string[]
export type Reads = Record<string, Read | { [column: string]: Read } | { choices: readonly string[] }>

/** How a kind of project is marked. What it reads and says is checked against the files of each such project. */
export type Kind = {
  reads: Reads
  /** The checks of each criterion. */
  checks: Record<string, readonly string[]>
  mark: (work: Answers, known: Known) => Record<string, Check[]>
}
