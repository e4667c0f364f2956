import { serve } from '#lib/http/serve.ts'
import { visit } from '#lib/lessons/contract.ts'
import { visitLesson } from '#lib/lessons/visit.ts'

export const POST = serve(visit, visitLesson)
