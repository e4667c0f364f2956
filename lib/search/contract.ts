import { z } from 'zod'
import { contract, Language } from '../http/contract.ts'

export const SearchKind = z.enum(['course', 'lesson', 'term'])
export type SearchKind = z.output<typeof SearchKind>

const Found = z.object({
  kind: SearchKind,
  slug: z.string().meta({ description: 'Of the course or lesson; the name of a term in the glossary' }),
  title: z.string(),
  course: z
    .object({ slug: z.string(), title: z.string() })
    .nullable()
    .meta({ description: 'The course that a lesson belongs to' }),
  snippet: z
    .array(z.object({ text: z.string(), hit: z.boolean() }))
    .meta({ description: 'Plain text around what was found, in pieces; `hit` marks the words that match' }),
})
export type Found = z.output<typeof Found>

export const SearchResults = z.object({
  data: z.array(Found),
  matched: z
    .enum(['all', 'corrected', 'some', 'alike', 'none'])
    .meta({ description: 'Every word; every word once typing mistakes are mended; some words; titles that are alike' }),
  suggestion: z
    .string()
    .nullable()
    .meta({ description: 'The query without its typing mistakes, where it was corrected' }),
})
export type SearchResults = z.output<typeof SearchResults>

export const search = contract({
  id: 'search.query',
  method: 'GET',
  path: '/api/v1/search',
  summary: 'Search the courses, their lessons and the glossary',
  tag: 'search',
  access: 'public',
  scope: 'courses:read',
  limit: 'general',
  input: z.strictObject({
    q: z.string().trim().min(1).max(100).describe('Words to look for; the last one may be unfinished'),
    language: Language.default('id').describe('The language that is searched'),
    kind: SearchKind.optional().describe('Only results of this kind'),
    limit: z.coerce.number().int().min(1).max(50).default(20).describe('How many results at the most'),
  }),
  output: SearchResults,
  status: 200,
  problems: [],
})
