import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator app knows it. */
const PERIOD_SECONDS = 30
const options = { algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS }
/** A code of the step before or after counts too: clocks differ, and people type slowly. */
const WINDOW = 1
const ISSUER = 'Pintar Ekspor'

/** 160 bits, as RFC 4226 recommends. */
export const newSeed = (): Uint8Array => new Secret({ size: 20 }).bytes

const secretOf = (seed: Uint8Array) => new Secret({ buffer: Uint8Array.from(seed).buffer })

export const base32Of = (seed: Uint8Array): string => secretOf(seed).base32

/** The address that an authenticator app reads off the QR code. */
export const uriOf = (seed: Uint8Array, account: string): string =>
  new TOTP({ ...options, issuer: ISSUER, label: account, secret: secretOf(seed) }).toString()

/** The time step whose code this is, or null. Each step has one code, so that the step is what is remembered as used. */
export function stepOf(seed: Uint8Array, code: string, now = Date.now()): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null // the library throws at what has six characters and more bytes
  const delta = TOTP.validate({ ...options, token: code, secret: secretOf(seed), window: WINDOW, timestamp: now })
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_SECONDS) + delta
}
