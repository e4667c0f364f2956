import 'server-only'
import type { z } from 'zod'
import type { ActorFor } from '../auth/actor.ts'
import { answerSchema, type Contract, type Output, Reply, type Returned } from './contract.ts'

/** A verb or a query: who asks, and what. Returns what the contract promises. */
export type Run<C extends Contract> = (
  actor: ActorFor<C['access']>,
  input: z.output<C['input']>,
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
