import { issuer } from '#lib/credentials/published.ts'
import { publish } from '#lib/http/publish.ts'

export const GET = publish('credentials-issuer', issuer)

// Known when it is asked for, not when it is built.
export const dynamic = 'force-dynamic'
