import { z } from 'zod'
import { contract } from '../http/contract.ts'

export const CalculatorEntry = z.object({
  name: z.string(),
  summary: z.string(),
  path: z.string(),
  input: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema of what it takes' }),
  outputs: z.array(z.object({ name: z.string(), decimals: z.int().nullable() })),
})

export const listCalculators = contract({
  id: 'toolkit.list',
  method: 'GET',
  path: '/api/v1/toolkit',
  summary: 'The calculators, with what each takes and gives',
  tag: 'toolkit',
  access: 'public',
  scope: 'toolkit:read',
  limit: 'general',
  input: z.strictObject({}),
  output: z.object({ data: z.array(CalculatorEntry), next_cursor: z.null() }),
  status: 200,
  problems: [],
})
