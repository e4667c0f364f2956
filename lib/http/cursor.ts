import 'server-only'
import { hmac, sameText } from '../auth/secret.ts'
import { env } from '../env.ts'
import { Problem } from './problem.ts'

type Position = (string | number)[]
const seal = (text: string) => hmac(env.AUTH_SECRET, `cursor:${text}`).subarray(0, 16).toString('base64url')

/** Opaque to clients and signed, so that nobody reads or invents a position. */
export function writeCursor(position: Position): string {
  const text = Buffer.from(JSON.stringify(position)).toString('base64url')
  return `${text}.${seal(text)}`
}

export function readCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null
  const [text = '', signature = ''] = cursor.split('.')
  if (!sameText(signature, seal(text)))
    throw new Problem('invalid-input', { errors: [{ pointer: '/cursor', detail: 'This cursor was not issued here.' }] })
  return JSON.parse(Buffer.from(text, 'base64url').toString())
}

/** A page from `limit + 1` rows: the row too many says that there is more. */
export function page<T>(
  rows: T[],
  limit: number,
  positionOf: (row: T) => Position,
): { data: T[]; next_cursor: string | null } {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, next_cursor: rows.length > limit && last ? writeCursor(positionOf(last)) : null }
}
