import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import type { z } from 'zod'
import { recordDenial } from '../audit/denial.ts'
import { type ActorFor, authorize, type Caller } from '../auth/actor.ts'
import { isSameOrigin } from '../auth/origin.ts'
import { currentCaller } from '../auth/session.ts'
import { countRequest } from '../rate-limit/count.ts'
import { checkInput } from './check.ts'
import type { Contract, Output } from './contract.ts'
import { Problem, type ProblemJson } from './problem.ts'
import { asProblem } from './response.ts'
import { noRequest, type Run, settle } from './run.ts'

/** What a form shows after it was sent: the answer, or what went wrong and what had been typed. */
export type FormState<T> = { data?: T; problem?: ProblemJson; values?: Record<string, string> }

type Options<C extends Contract> = {
  /** Reads the form where the contract's input is not simply its fields by name. */
  read?: (form: FormData) => Record<string, unknown>
  /** Runs after success: sets a cookie, leads on to another page. */
  after?: (data: Output<C>, form: FormData) => Promise<void> | void
}

/** What React's own fields, and the parts' headers, may add to what the contract allows. */
const FORM_BYTES = 16_000

/** A form has been read by the time its action runs; what this saves is the work after it. */
function checkSize({ bodyMax }: Contract, head: Headers) {
  if (bodyMax !== undefined && Number(head.get('content-length') ?? 0) > bodyMax + FORM_BYTES)
    throw new Problem('payload-too-large', { detail: `The form may have ${bodyMax} bytes.` })
}

/** A server action for one contract: the same checks as `serve`, the same problem, handed to useActionState. */
export function submit<C extends Contract>(contract: C, run: Run<C>, { read = fields, after }: Options<C> = {}) {
  type State = FormState<Output<C>>
  return async (_: State, form: FormData): Promise<State> => {
    let caller: Caller | undefined
    try {
      checkSize(contract, await headers())
      if (!isSameOrigin(await headers())) throw new Problem('cross-site')
      caller = await currentCaller()
      const { problem } = await countRequest(contract.limit, caller) // the middleware takes a form for a page
      if (problem) throw problem
      const actor = authorize(contract, caller) as ActorFor<C['access']>
      const input = checkInput(contract.input, read(form), (await getLocale()) === 'id' ? 'id' : 'en')
      const { output: data } = settle(contract, await run(actor, input as z.output<C['input']>, noRequest()))
      await after?.(data, form)
      return { data }
    } catch (error) {
      unstable_rethrow(error)
      const problem = asProblem(error)
      await recordDenial(problem, { headers: await headers(), caller, at: contract.id })
      return { problem: problem.toJSON(), values: typed(form) }
    }
  }
}

/** The form's own fields; React adds some that begin with a dollar sign. */
const named = (form: FormData) => [...form.entries()].filter(([name]) => !name.startsWith('$'))
export const fields = (form: FormData): Record<string, unknown> => Object.fromEntries(named(form))

/** What had been typed goes back into the form; secrets do not travel back. */
const typed = (form: FormData) =>
  Object.fromEntries(
    named(form).flatMap(([name, value]) =>
      typeof value === 'string' && !/password|totp|token|^code$/.test(name) ? [[name, value]] : [],
    ),
  )
