import 'server-only'
import { hmac, sameText } from '../auth/secret.ts'
import { env } from '../env.ts'
import { Problem } from './problem.ts'

type Position = (string | number)[]
const seal = (list: string, text: string) =>
  hmac(env.AUTH_SECRET, `cursor:${list}:${text}`).subarray(0, 16).toString('base64url')

/** Opaque to clients and signed for one list in one order, so that nobody invents a position or carries it elsewhere. */
export function writeCursor(list: string, position: Position): string {
  const text = Buffer.from(JSON.stringify(position)).toString('base64url')
  return `${text}.${seal(list, text)}`
}

export function readCursor(list: string, cursor: string | undefined): Position | null {
  if (cursor === undefined) return null
  const [text = '', signature = ''] = cursor.split('.')
  if (!sameText(signature, seal(list, text)))
    throw new Problem('invalid-input', {
      errors: [{ pointer: '/cursor', detail: 'This cursor was not issued for this list.' }],
    })
  return JSON.parse(Buffer.from(text, 'base64url').toString())
}

/** A page from `limit + 1` rows: the row too many says that there is more. */
export function page<T>(
  list: string,
  rows: T[],
  limit: number,
  positionOf: (row: T) => Position,
): { data: T[]; next_cursor: string | null } {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, next_cursor: rows.length > limit && last ? writeCursor(list, positionOf(last)) : null }
}
