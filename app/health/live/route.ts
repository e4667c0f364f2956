/** The process answers: no dependency is asked, so that a slow database does not get it killed. */
export const GET = () => new Response('ok\n', { headers: { 'cache-control': 'no-store' } })

export const dynamic = 'force-dynamic'
