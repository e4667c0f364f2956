import 'server-only'
import { sql } from 'drizzle-orm'
import { analyticsJobs, analyticsRuns, type StoredProblem } from '#db/schema/analytics.ts'
import { env } from '#lib/env.ts'
import { isProblemType, Problem, problems } from '#lib/http/problem.ts'
import type { Analysis } from './analysis.ts'
import { visualize } from './chart/visualize.ts'
import type { AnalyticsRun, PendingRun, Settings, Stage } from './contract.ts'

/** Whether the process that has the run is believed to live: it renews its lease as it goes. */
const isAlive = sql<boolean>`coalesce(${analyticsJobs.leaseUntil} > now(), false)`

/** What says how a run stands, without its result. Of a run joined with its job, if it has one. */
export const standing = {
  isDone: sql<boolean>`${analyticsRuns.result} is not null`,
  problem: analyticsRuns.problem,
  isAlive,
}

export const statusOf = ({ isDone, problem, isAlive }: { isDone: boolean; problem: unknown; isAlive: boolean }) =>
  isDone ? 'done' : !problem && isAlive ? 'running' : 'failed'

/** Its process has died, or was told to end. */
export const interrupted = new Problem('run-interrupted')
export const toStore = ({ type, message, errors }: Problem): StoredProblem => ({
  type,
  detail: message,
  ...(errors && { errors }),
})

type Row = {
  id: string
  createdAt: Date
  filename: string
  settings: unknown
  problem: StoredProblem | null
  isAlive: boolean
  stage: Stage | null
  share: number | null
}

/** A run without a result as the API shows it. */
export function presentPending(row: Row): PendingRun {
  const isRunning = !row.problem && row.isAlive
  return {
    id: row.id,
    created_at: row.createdAt.toISOString(),
    status: isRunning ? 'running' : 'failed',
    filename: row.filename,
    settings: row.settings as Settings,
    progress: isRunning && row.stage ? { stage: row.stage, share: row.share ?? 0 } : null,
    problem: isRunning ? null : presentProblem(row.problem ?? toStore(interrupted)),
  }
}

/** A run as it was when it was taken, whatever has become of it. */
export const presentTaken = (row: Pick<Row, 'id' | 'createdAt' | 'filename' | 'settings'>): PendingRun =>
  presentPending({ ...row, problem: null, isAlive: true, stage: 'queued', share: 0 })

function presentProblem({ type, detail, errors }: StoredProblem): PendingRun['problem'] {
  const known = isProblemType(type) ? type : 'unexpected'
  const { title, status } = problems[known]
  return { type: `${env.APP_URL}/problems/${known}`, title, status, detail, ...(errors && { errors }) }
}

type Wished = { include_visualizations: boolean; language: 'id' | 'en' }
type Done = { id: string; createdAt: Date; settings: unknown; analysis: Analysis }

/** A run with its result as the API shows it. Charts follow from the rest: they are drawn when asked for, never stored. */
export const presentDone = ({ id, createdAt, settings, analysis }: Done, wished: Wished): AnalyticsRun => ({
  id,
  created_at: createdAt.toISOString(),
  status: 'done',
  settings: settings as Settings,
  ...analysis,
  visualizations: wished.include_visualizations ? visualize(analysis.series, analysis.comparison, wished.language) : [],
})
