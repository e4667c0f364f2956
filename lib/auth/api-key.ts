import 'server-only'
import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { env } from '../env.ts'
import { hmac } from './secret.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BODY_LENGTH = 32
const SHAPE = /^pe_(live|test)_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

/** A key of one environment does not work in the other. */
const environment = () => (env.APP_ENV === 'production' ? 'live' : 'test')

function base62(value: number): string {
  let text = ''
  for (let rest = value, i = 0; i < 6; i++, rest = Math.floor(rest / 62)) text = ALPHABET[rest % 62] + text
  return text
}

export type MintedKey = { key: string; prefix: string; last4: string; digest: string }

/** 190 random bits and a checksum, so that a mistyped key is refused without asking the database. */
export function mintApiKey(): MintedKey {
  const head = `pe_${environment()}_`
  const body = Array.from({ length: BODY_LENGTH }, () => ALPHABET[randomInt(62)]).join('')
  const key = head + body + base62(crc32(body))
  return { key, prefix: key.slice(0, head.length + 4), last4: key.slice(-4), digest: digestApiKey(key) }
}

export function isApiKey(text: string): boolean {
  const [, kind, body, checksum] = SHAPE.exec(text) ?? []
  return kind === environment() && body !== undefined && base62(crc32(body)) === checksum
}

export const digestApiKey = (key: string): string => hmac(env.API_KEY_PEPPER, key).toString('hex')
