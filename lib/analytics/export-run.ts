import 'server-only'
import type { z } from 'zod'
import type { Actor } from '#lib/auth/actor.ts'
import { Download } from '#lib/http/contract.ts'
import type { Analysis } from './analysis.ts'
import { csvType, type exportRun } from './contract.ts'
import { analysisToCsv, changesToCsv, comparisonToCsv, rejectedToCsv } from './export/tidy.ts'
import { getFinishedRun } from './queries.ts'

type Table = z.output<typeof exportRun.input>['table']

const tables: Record<Table, { name: string; toCsv: (analysis: Analysis) => string }> = {
  periods: { name: 'analysis', toCsv: analysisToCsv },
  rejected: { name: 'rejected', toCsv: rejectedToCsv },
  changes: { name: 'changes', toCsv: changesToCsv },
  comparison: { name: 'comparison', toCsv: comparisonToCsv },
}

/** One table of an analysis as a file, named after the one that was analysed. */
export function tableOf({ id, analysis }: { id: string; analysis: Analysis }, table: Table): Download {
  const { name, toCsv } = tables[table]
  const stem = analysis.input.filename.replace(/\.[^.]{1,5}$/, '')
  return new Download(`${stem}-${name}.csv`, csvType, toCsv(analysis), id)
}

export async function exportAnalyticsRun(actor: Actor, { id, table }: z.output<typeof exportRun.input>) {
  return tableOf(await getFinishedRun(actor, id), table)
}
