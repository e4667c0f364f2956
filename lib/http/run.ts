import 'server-only'
import type { z } from 'zod'
import type { ActorFor } from '../auth/actor.ts'
import { answerSchema, type Contract, type Output, Reply, type Returned } from './contract.ts'

/** What a verb may know of the request besides what it asks for. */
export type RequestContext = {
  /** Aborted when the client goes away before it was answered. */
  signal: AbortSignal
  /** The client said `Prefer: respond-async` and the contract takes it: the verb may reply 202 and go on afterwards. */
  respondAsync: boolean
  /**
   * Lets the uploaded file outlive the answer, for work that goes on after a 202; without this the door deletes it once it
   * has answered. Whoever calls this deletes it in the end, by calling what it returns (any number of times).
   */
  keepUpload(): () => Promise<void>
}

/** For a verb that no request asks: a form's action, a job. */
export const noRequest = (): RequestContext => ({
  signal: new AbortController().signal,
  respondAsync: false,
  keepUpload: () => async () => {},
})

/** A verb or a query: who asks, what, and how the request stands. Returns what the contract promises. */
export type Run<C extends Contract> = (
  actor: ActorFor<C['access']>,
  input: z.output<C['input']>,
  context: RequestContext,
) => Promise<Returned<C>>

/** An answer as it leaves the house: parsed by its contract, so that no other column leaks. */
export type Settled<T> = { status: number; output: T; replayed?: boolean }

export function settle<C extends Contract>(contract: C, returned: Returned<C>): Settled<Output<C>> {
  const { status, body } =
    returned instanceof Reply ? returned : { status: contract.status as number, body: returned as unknown }
  const schema = answerSchema(contract, status)
  if (!schema) throw new Error(`${contract.id} does not state an answer ${status}`)
  return { status, output: schema.parse(body) as Output<C> }
}
