import 'server-only'
import { z } from 'zod'
import type { Caller } from '../auth/actor.ts'
import { catalogue } from './catalogue.ts'

export async function listToolkit(_: Caller) {
  const data = catalogue.map(({ name, contract, places }) => ({
    name,
    summary: contract.summary,
    path: contract.path,
    input: z.toJSONSchema(contract.input, { io: 'input' }) as Record<string, unknown>,
    outputs: Object.entries(places).map(([output, decimals]) => ({
      name: output,
      decimals: decimals === 'text' ? null : decimals,
    })),
  }))
  return { data, next_cursor: null }
}
