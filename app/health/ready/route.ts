import { readiness } from '#lib/health.ts'

/** May traffic come here? */
export async function GET() {
  const state = await readiness()
  return Response.json(state, { status: state.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}

export const dynamic = 'force-dynamic'
