import { NextRequest } from 'next/server'
import type { z } from 'zod'
import { type Contract, isBodyless, pathKeys } from '#lib/http/contract.ts'

export type Asking = {
  /** The Authorization header. */
  as?: string
  headers?: Record<string, string>
  /** Sent as it is, instead of the input as JSON or multipart. */
  body?: BodyInit
  ip?: string
  /** Aborted where the client goes away. */
  signal?: AbortSignal
}
type Handler = (request: NextRequest, context: { params: Promise<Record<string, string>> }) => Promise<Response>

export type Answer<T> = { status: number; body: T; headers: Headers; text: string }

/** Sends a request to the real route handler of a contract, against the test's own database. */
export async function ask<C extends Contract>(
  contract: C,
  // Tests send wrong input too.
  input: z.input<C['input']> | Record<string, unknown> = {},
  { as, headers = {}, body, ip = '203.0.113.7', signal }: Asking = {},
  // biome-ignore lint/suspicious/noExplicitAny: an answer is the contract's output or a problem; tests look at either
): Promise<Answer<any>> {
  const values = new Map(Object.entries(input as Record<string, unknown>))
  const params: Record<string, string> = {}
  for (const key of pathKeys(contract.path)) {
    params[key] = String(values.get(key))
    values.delete(key)
  }
  const pathname = contract.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  const plain = Object.fromEntries(values)
  const query =
    isBodyless(contract.method) && values.size ? `?${new URLSearchParams(plain as Record<string, string>)}` : ''
  const json = !isBodyless(contract.method) && body === undefined
  const request = new NextRequest(`http://localhost:3000${pathname}${query}`, {
    method: contract.method,
    headers: {
      'x-forwarded-for': ip,
      ...(as && { authorization: as }),
      ...(json && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json && { body: JSON.stringify(plain) }),
    ...(body !== undefined && { body, duplex: 'half' }),
    ...(signal && { signal }),
  } as ConstructorParameters<typeof NextRequest>[1])
  const response = await handlerOf(contract).then((handler) => handler(request, { params: Promise.resolve(params) }))
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    body: isJson && text ? JSON.parse(text) : undefined,
    headers: response.headers,
    text,
  }
}

async function handlerOf(contract: Contract): Promise<Handler> {
  const file = `../app${contract.path.replace(/\{(\w+)\}/g, '[$1]')}/route.ts`
  const route: Record<string, Handler> = await import(/* @vite-ignore */ file)
  const handler = route[contract.method]
  if (!handler) throw new Error(`${file} exports no ${contract.method}`)
  return handler
}
