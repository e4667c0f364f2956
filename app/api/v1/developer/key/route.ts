import { serve } from '#lib/http/serve.ts'
import { issueKey } from '#lib/keys/contract.ts'
import { issueApiKey } from '#lib/keys/issue.ts'

export const POST = serve(issueKey, issueApiKey)
