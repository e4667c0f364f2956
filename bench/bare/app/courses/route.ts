import { importJWK, jwtVerify } from 'jose'
import pg from 'pg'

// What the least that does the job looks like: verify the token, run the two queries that our door and our query run,
// answer their rows. No contract, no problem, no audit, no log, no middleware.

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const { d: _, ...jwk } = JSON.parse(process.env.TOKEN_KEYS ?? '{"keys":[{}]}').keys[0]
const key = importJWK(jwk, 'EdDSA').catch(() => null)

const CALLER = `select u.role, u.name, u.auth_epoch from users u join refresh_families f on f.user_id = u.id
  where u.id = $1 and u.status = 'active' and f.id = $2 and f.revoked_at is null`
const COURSES = `select c.id, c.code, c.slug, c.position, c.status, c.stage, c.level, c.minutes, c.title ->> 'id' as title,
    c.label ->> 'id' as label, c.topics ->> 'id' as topics, c.summary ->> 'id' as summary, n.lessons from courses c left join (
    select s.course_id, count(*) as lessons from lessons l join sections s on s.id = l.section_id
     where l.status <> 'archived' group by s.course_id) n on n.course_id = c.id
  where c.status <> 'archived' order by c.position limit 21`

export const dynamic = 'force-dynamic'

export async function GET(request: Request) {
  const token = request.headers.get('authorization')?.slice('Bearer '.length) ?? ''
  const { payload } = await jwtVerify(token, (await key) as CryptoKey, {
    algorithms: ['EdDSA'],
    audience: 'pintar-api',
  })
  const caller = await pool.query(CALLER, [payload.sub, payload.sid])
  if (caller.rows[0]?.auth_epoch !== payload.ep) return new Response(null, { status: 401 })
  const { rows } = await pool.query(COURSES)
  return Response.json({ data: rows, next_cursor: null })
}
