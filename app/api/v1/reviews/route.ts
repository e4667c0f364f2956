import { serve } from '#lib/http/serve.ts'
import { listReviews } from '#lib/reviews/contract.ts'
import { listOwnReviews } from '#lib/reviews/queries.ts'

export const GET = serve(listReviews, listOwnReviews)
