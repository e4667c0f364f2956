import { serve } from '#lib/http/serve.ts'
import { answerOwnReview } from '#lib/reviews/answer.ts'
import { answerReview } from '#lib/reviews/contract.ts'

export const POST = serve(answerReview, answerOwnReview)
