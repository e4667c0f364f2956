import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const randomSecret = (): string => randomBytes(32).toString('base64url')
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
export const hmac = (key: string, text: string): Buffer => createHmac('sha256', key).update(text).digest()

export function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
