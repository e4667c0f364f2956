import { getCourse } from '#lib/courses/contract.ts'
import { getPublicCourse } from '#lib/courses/queries.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(getCourse, getPublicCourse)
