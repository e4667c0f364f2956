import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import type { z } from 'zod'
import { type ActorFor, authorize } from '../auth/actor.ts'
import { isSameOrigin } from '../auth/origin.ts'
import { currentCaller } from '../auth/session.ts'
import { check, checkInput } from './check.ts'
import type { Contract } from './contract.ts'
import { Problem, type ProblemJson } from './problem.ts'
import { asProblem } from './response.ts'
import type { Run } from './serve.ts'

/** What a form shows after it was sent: the answer, or what went wrong and what had been typed. */
export type FormState<T> = { data?: T; problem?: ProblemJson; values?: Record<string, string> }

type Options<C extends Contract> = {
  /** Reads the form where the contract's input is not simply its fields by name. */
  read?: (form: FormData) => Record<string, unknown>
  /** Runs after success: sets a cookie, leads on to another page. */
  after?: (data: z.output<C['output']>, form: FormData) => Promise<void> | void
}

/** A server action for one contract: the same checks as `serve`, the same problem, handed to useActionState. */
export function submit<C extends Contract>(contract: C, run: Run<C>, { read = fields, after }: Options<C> = {}) {
  type State = FormState<z.output<C['output']>>
  return async (_: State, form: FormData): Promise<State> => {
    try {
      if (!isSameOrigin(await headers())) throw new Problem('cross-site')
      const actor = authorize(contract, await currentCaller()) as ActorFor<C['access']>
      const input = checkInput(contract.input, read(form), (await getLocale()) === 'id' ? 'id' : 'en')
      const data = check(contract.output, await run(actor, input as z.output<C['input']>)) as z.output<C['output']>
      await after?.(data, form)
      return { data }
    } catch (error) {
      unstable_rethrow(error)
      return { problem: asProblem(error).toJSON(), values: typed(form) }
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
