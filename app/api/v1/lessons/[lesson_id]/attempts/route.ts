import { serve } from '#lib/http/serve.ts'
import { attemptLesson } from '#lib/lessons/attempt.ts'
import { attempt } from '#lib/lessons/contract.ts'

export const POST = serve(attempt, attemptLesson)
