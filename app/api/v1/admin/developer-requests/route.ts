import { serve } from '#lib/http/serve.ts'
import { listDeveloperRequests } from '#lib/keys/contract.ts'
import { listRequests } from '#lib/keys/requests.ts'

export const GET = serve(listDeveloperRequests, listRequests)
