import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { env } from '../env.ts'

const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Every column that is encrypted at rest, by its names in the database: sealing, reading and key rotation go by this list. */
export const sealedColumns = {
  totpSeed: { table: 'authenticators', column: 'seed_sealed', id: 'user_id' },
} as const
type SealedColumn = (typeof sealedColumns)[keyof typeof sealedColumns]

export type DataKey = { id: string; key: Uint8Array }

/** Where a value stands. It is sealed in, so that ciphertext copied to another row or column opens nothing. */
const placeOf = ({ table, column }: SealedColumn, id: string) => Buffer.from(`${table}|${column}|${id}`)

/** AES-256-GCM under the first key, as `v1.<key id>.<iv>.<ciphertext and tag>`. */
export function seal(column: SealedColumn, id: string, plain: Uint8Array, keys: readonly DataKey[] = env.DATA_KEYS) {
  const [first] = keys
  if (!first) throw new Error('DATA_KEYS holds no key')
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', first.key, iv).setAAD(placeOf(column, id))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return [VERSION, first.id, iv.toString('base64url'), sealed.toString('base64url')].join('.')
}

/** What was sealed for this place. Neither the value nor the ciphertext ever stands in an error. */
export function unseal(column: SealedColumn, id: string, text: string, keys: readonly DataKey[] = env.DATA_KEYS) {
  const where = `${column.table}.${column.column} of ${id}`
  const [version, keyId, iv64 = '', sealed64 = '', ...rest] = text.split('.')
  const iv = Buffer.from(iv64, 'base64url')
  const sealed = Buffer.from(sealed64, 'base64url')
  if (version !== VERSION || rest.length > 0 || iv.length !== IV_BYTES || sealed.length < TAG_BYTES)
    throw new Error(`${where} is not a sealed value`)
  const key = keys.find((known) => known.id === keyId)?.key
  if (!key) throw new Error(`${where} is sealed with the key "${keyId}", which DATA_KEYS does not hold`)
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(placeOf(column, id)).setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    throw new Error(`${where} cannot be opened: it was altered, or sealed for another place or with another key`)
  }
}

/** Whether a value is sealed with the key that seals today. */
export const isSealedWith = (keyId: string, text: string): boolean => text.startsWith(`${VERSION}.${keyId}.`)
