import { preview } from '#lib/analytics/contract.ts'
import { previewFile } from '#lib/analytics/preview-file.ts'
import { onlyPost } from '#lib/http/refuse-method.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(preview, previewFile)
export const { GET, HEAD, PUT, PATCH, DELETE } = onlyPost
