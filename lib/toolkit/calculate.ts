import 'server-only'
import type { Caller } from '../auth/actor.ts'

/** The verb of one calculator. It writes nothing: the same figures give the same answer to anybody. */
export const calculate =
  <I, O>({ run }: { run: (input: I) => O }) =>
  async (_: Caller, input: I): Promise<O> =>
    run(input)
