import { listCourses } from '#lib/courses/contract.ts'
import { listPublicCourses } from '#lib/courses/queries.ts'
import { serve } from '#lib/http/serve.ts'

export const GET = serve(listCourses, listPublicCourses)
