import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { keepSecrets } from '#db/secrets-file.ts'

/** Begins with the time it was made, so that a rotation can tell the newer of two keys. */
const newKeyId = () =>
  `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}-${randomBytes(3).toString('hex')}`

const random = () => randomBytes(48).toString('base64url')

/** The private key that signs access tokens, as a key set: a later key is put in front, and the old one still verifies. */
function tokenKeys(): string {
  const { kty, crv, x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return JSON.stringify({ keys: [{ kid: newKeyId(), use: 'sig', alg: 'EdDSA', kty, crv, x, d }] })
}

/** RS256 is what every verifier of Open Badges 3.0 must know. */
function credentialKeys(): string {
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  return JSON.stringify({ keys: [{ kid: newKeyId(), use: 'sig', alg: 'RS256', ...jwk }] })
}

const dataKeys = () => `${newKeyId()}:${randomBytes(32).toString('base64')}`

export const generate = {
  AUTH_SECRET: random,
  REFRESH_SECRET: random,
  API_KEY_PEPPER: random,
  TOKEN_KEYS: tokenKeys,
  CREDENTIAL_KEYS: credentialKeys,
  DATA_KEYS: dataKeys,
}

export type Secrets = Record<keyof typeof generate, string>

/** Those of the environment first; the others are made once and kept in the data folder. */
export async function applicationSecrets(dataDir: string): Promise<Secrets> {
  const names = Object.keys(generate) as (keyof Secrets)[]
  const given = Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
  const missing = Object.fromEntries(names.flatMap((name) => (given[name] ? [] : [[name, generate[name]]])))
  const kept = Object.keys(missing).length > 0 ? await keepSecrets(join(dataDir, 'secrets.json'), missing) : {}
  return Object.fromEntries(names.map((name) => [name, given[name] ?? kept[name]])) as Secrets
}

/** The same password at each start, kept nowhere: who knows AUTH_SECRET could make it again. */
export const applicationRolePassword = ({ AUTH_SECRET }: Secrets) =>
  createHmac('sha256', AUTH_SECRET).update('database-app-role').digest('base64url')
