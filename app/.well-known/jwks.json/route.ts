import { keySet } from '#lib/credentials/published.ts'
import { publish } from '#lib/http/publish.ts'

export const GET = publish('jwks', keySet)

// Known when it is asked for, not when it is built.
export const dynamic = 'force-dynamic'
