import type { z } from 'zod'
import { answerSchema, type Contract, isBodyless, type Output, pathKeys } from './contract.ts'
import { isProblemType, Problem } from './problem.ts'

/** The typed client: give it a contract and it knows the rest. Throws a Problem. */
export async function call<C extends Contract>(contract: C, input: z.input<C['input']>, base = ''): Promise<Output<C>> {
  const rest = new Map(Object.entries(input as Record<string, unknown>).filter(([, value]) => value !== undefined))
  let url: string = contract.path
  for (const key of pathKeys(contract.path)) {
    url = url.replace(`{${key}}`, encodeURIComponent(String(rest.get(key))))
    rest.delete(key)
  }
  const plain = Object.fromEntries(rest)
  const init: RequestInit = isBodyless(contract.method)
    ? {}
    : { body: JSON.stringify(plain), headers: { 'content-type': 'application/json' } }
  const query =
    isBodyless(contract.method) && rest.size ? `?${new URLSearchParams(plain as Record<string, string>)}` : ''
  const response = await fetch(base + url + query, { method: contract.method, ...init })
  if (!response.ok) throw await problemOf(response)
  const body = response.status === 204 ? undefined : await response.json()
  return (answerSchema(contract, response.status) ?? contract.output).parse(body) as Output<C>
}

/** For what the typed client does not do: to send a form, or to read an answer piece by piece. Of this site alone. */
export const askOwnSite = (path: `/api/v1/${string}`, init: RequestInit): Promise<Response> => fetch(path, init)

export async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => null)
  const name =
    String(body?.type ?? '')
      .split('/')
      .at(-1) ?? ''
  return new Problem(isProblemType(name) ? name : 'unexpected', { detail: body?.detail, errors: body?.errors })
}
