import { serve } from '#lib/http/serve.ts'
import { completeLesson } from '#lib/lessons/complete.ts'
import { complete } from '#lib/lessons/contract.ts'

export const POST = serve(complete, completeLesson)
