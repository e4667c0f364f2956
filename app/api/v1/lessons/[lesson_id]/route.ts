import { serve } from '#lib/http/serve.ts'
import { getLesson } from '#lib/lessons/contract.ts'
import { getOwnLesson } from '#lib/lessons/queries.ts'

export const GET = serve(getLesson, getOwnLesson)
