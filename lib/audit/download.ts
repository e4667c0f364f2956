import 'server-only'
import type { Caller } from '../auth/actor.ts'
import { type Contract, Download, PublicFile, pathKeys } from '../http/contract.ts'
import { recordEvent } from './event.ts'

type Answer = { caller: Caller; contract: Contract; input: Record<string, unknown>; output: unknown }

/** Data that leaves the house as a file is recorded before it leaves: where that fails, it stays. */
export async function recordDownload({ caller, contract, input, output }: Answer): Promise<void> {
  if (!(output instanceof Download) || output instanceof PublicFile) return
  const named = Object.fromEntries(pathKeys(contract.path).map((key) => [key, String(input[key])]))
  const detail = { ...named, file: output.filename.slice(0, 200) }
  await recordEvent(caller, { kind: 'export', subject: contract.id, detail })
}
