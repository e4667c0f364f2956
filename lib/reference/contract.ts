import { z } from 'zod'
import { contract } from '../http/contract.ts'

export const getOpenapi = contract({
  id: 'reference.openapi',
  method: 'GET',
  path: '/api/v1/openapi.json',
  summary: 'This description',
  tag: 'reference',
  access: 'public',
  limit: 'general',
  input: z.strictObject({}),
  output: z.record(z.string(), z.unknown()).meta({ description: 'An OpenAPI 3.1 document' }),
  status: 200,
  problems: [],
})
