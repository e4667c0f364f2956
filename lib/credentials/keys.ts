import 'server-only'
import { type CryptoKey, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { env } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { keyUrl } from './addresses.ts'

/** What every verifier of Open Badges 3.0 must know (its section on JWT proofs); others are allowed and understood by fewer. */
const ALGORITHM = 'RS256'

let signer: Promise<CryptoKey> | undefined
const first = () => {
  const [key] = env.CREDENTIAL_KEYS.keys
  if (!key) throw new Error('CREDENTIAL_KEYS holds no key')
  return key
}

/** Never more than what verifies: the fields are named one by one, and none of them is private. */
const openRsa = ({ kid, kty, n, e }: (typeof env.CREDENTIAL_KEYS.keys)[number]): JWK => ({
  ...{ kid: keyUrl(kid), kty, use: 'sig', alg: ALGORITHM, n, e },
})
const openEd = ({ kid, kty, crv, x }: (typeof env.TOKEN_KEYS.keys)[number]): JWK => ({
  ...{ kid, kty, use: 'sig', alg: 'EdDSA', crv, x },
})

/** Every key that something signed here is verified with: credentials', those of before included, and access tokens'. */
export const publicKeys = (): { keys: JWK[] } => ({
  keys: [...env.CREDENTIAL_KEYS.keys.map(openRsa), ...env.TOKEN_KEYS.keys.map(openEd)],
})

/** What the `kid` of a credential leads to. */
export function publicKey(kid: string): JWK {
  const key = env.CREDENTIAL_KEYS.keys.find((known) => known.kid === kid)
  if (!key) throw new Problem('not-found')
  return openRsa(key)
}

/** Says which state of the keys a signature comes from. */
export const signingKeyId = (): string => first().kid

/** As a compact JWS. Open Badges 3.0 allows these three headers and no others; VC-JOSE-COSE names its own type. */
export async function signDocument(payload: JWTPayload, type: 'JWT' | 'vc+jwt'): Promise<string> {
  signer ??= importJWK(first(), ALGORITHM) as Promise<CryptoKey>
  return new SignJWT(payload)
    .setProtectedHeader({ alg: ALGORITHM, kid: keyUrl(first().kid), typ: type })
    .sign(await signer)
}
