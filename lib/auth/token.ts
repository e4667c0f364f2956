import 'server-only'
import { type CryptoKey, importJWK, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { newId } from '#db/id.ts'
import { env } from '../env.ts'
import { Problem } from '../http/problem.ts'

const ALGORITHM = 'EdDSA'
const AUDIENCE = 'pintar-api'
const TYPE = 'at+jwt'

/** Who, by which sign-in, and at which epoch of the account. No role: authority is read from the database. */
const Claims = z.object({ sub: z.uuid(), sid: z.uuid(), ep: z.number().int() })
export type Claims = z.infer<typeof Claims>

type Keys = { signer: { kid: string; key: CryptoKey }; byKid: Map<string, CryptoKey> }
let keys: Promise<Keys> | undefined

async function readKeys(): Promise<Keys> {
  const byKid = new Map<string, CryptoKey>()
  let signer: Keys['signer'] | undefined
  for (const jwk of env.TOKEN_KEYS.keys) {
    const { d: _, ...open } = jwk
    byKid.set(jwk.kid, (await importJWK(open, ALGORITHM)) as CryptoKey)
    signer ??= { kid: jwk.kid, key: (await importJWK(jwk, ALGORITHM)) as CryptoKey }
  }
  if (!signer) throw new Error('TOKEN_KEYS holds no key')
  return { signer, byKid }
}

const getKeys = () => (keys ??= readKeys())

export async function signAccessToken(claims: Claims): Promise<string> {
  const { signer } = await getKeys()
  const { sub, ...rest } = claims
  return new SignJWT(rest)
    .setProtectedHeader({ alg: ALGORITHM, kid: signer.kid, typ: TYPE })
    .setIssuer(env.APP_URL)
    .setAudience(AUDIENCE)
    .setSubject(sub)
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime(`${env.ACCESS_TOKEN_SECONDS}s`)
    .setJti(newId())
    .sign(signer.key)
}

export async function verifyAccessToken(token: string): Promise<Claims> {
  const { byKid } = await getKeys()
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = byKid.get(kid ?? '')
        if (!key) throw new Error('unknown kid')
        return key
      },
      {
        algorithms: [ALGORITHM],
        audience: AUDIENCE,
        issuer: env.APP_URL,
        typ: TYPE,
        clockTolerance: 5,
        requiredClaims: ['iat', 'nbf', 'exp', 'jti'],
      },
    )
    return Claims.parse(payload)
  } catch (cause) {
    throw new Problem('invalid-token', { cause })
  }
}
