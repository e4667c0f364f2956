import 'server-only'
import type { NextRequest } from 'next/server'
import { originOf } from '../auth/origin.ts'
import { Problem } from './problem.ts'
import { problemResponse } from './response.ts'

function refuse({ headers, nextUrl }: NextRequest): Response {
  const { requestId } = originOf(headers)
  const allow = { allow: 'POST, OPTIONS' }
  return problemResponse(new Problem('method-not-allowed'), { requestId, instance: nextUrl.pathname, headers: allow })
}

/** For routes that the middleware may not see, which elsewhere answers methods that nobody serves: Next's own 405 is bare. */
export const onlyPost = { GET: refuse, HEAD: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse }
