import { serve } from '#lib/http/serve.ts'
import { search } from '#lib/search/contract.ts'
import { searchEverything } from '#lib/search/queries.ts'

export const GET = serve(search, searchEverything)
