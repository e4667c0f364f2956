import { enroll } from '#lib/courses/contract.ts'
import { enrollInCourse } from '#lib/courses/enroll.ts'
import { serve } from '#lib/http/serve.ts'

export const POST = serve(enroll, enrollInCourse)
