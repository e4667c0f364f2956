import 'server-only'
import type { Caller } from '../auth/actor.ts'
import { originOf } from '../auth/origin.ts'
import type { Problem, ProblemType } from '../http/problem.ts'
import { log } from '../log.ts'
import { recordEvent } from './event.ts'

/**
 * A credential that is no good, or one that may not do this. Nobody signed in yet, or not enrolled, is no denial; a try
 * during a lock is.
 */
const denials: readonly ProblemType[] = [
  'invalid-token',
  'invalid-key',
  'not-allowed',
  'insufficient-scope',
  'account-suspended',
  'cross-site',
  'wrong-password',
  'wrong-code',
  'second-factor-due',
  'second-factor-missing',
  'too-many-sign-ins',
]

const WINDOW_MS = 60_000
/** Different denials in one window; what goes beyond is only counted. */
const KINDS_MAX = 1_000

type Denied = { caller: Caller; at: string; problem: ProblemType; repeats: number }
const window = new Map<string, Denied>()
let beyond = 0
let closing: NodeJS.Timeout | undefined

/** The page, without what stands behind the question mark: that may be anything. */
export const pageOf = (headers: Headers): string => `page ${(headers.get('x-path') ?? '').split('?')[0]?.slice(0, 150)}`

type Circumstances = { headers: Headers; caller?: Caller | undefined; at: string }

/**
 * Records that a door refused somebody. The same refusal within a minute is written once and then counted, so that whoever
 * hammers at a door cannot fill the trail. The refusal stands even where writing it down fails: that is logged.
 */
export async function recordDenial(problem: Problem, { headers, caller, at }: Circumstances): Promise<void> {
  if (!denials.includes(problem.type)) return
  const who = caller ?? { kind: 'anonymous', id: null, role: null, ...originOf(headers) }
  const key = `${who.ip} ${who.id} ${problem.type} ${at}`
  const known = window.get(key)
  closing ??= setTimeout(() => void closeDenials(), WINDOW_MS).unref()
  if (known) known.repeats++
  else if (window.size >= KINDS_MAX) beyond++
  else {
    window.set(key, { caller: who, at, problem: problem.type, repeats: 0 })
    await write(who, at, { problem: problem.type })
  }
}

/** Ends the minute: says how often each refusal came again. */
export async function closeDenials(): Promise<void> {
  clearTimeout(closing)
  closing = undefined
  const repeated = [...window.values()].filter((denied) => denied.repeats > 0)
  const uncounted = beyond
  window.clear()
  beyond = 0
  for (const { caller, at, problem, repeats } of repeated) await write(caller, at, { problem, repeats })
  if (uncounted > 0) await write({ kind: 'system', id: null }, 'others', { repeats: uncounted })
}

async function write(
  caller: Parameters<typeof recordEvent>[0],
  subject: string,
  detail: Record<string, string | number>,
): Promise<void> {
  try {
    await recordEvent(caller, { kind: 'denied', subject, detail })
  } catch (error) {
    log.error({ err: error, request_id: caller.requestId, subject, ...detail }, 'denial not recorded')
  }
}
