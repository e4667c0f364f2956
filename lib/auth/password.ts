import 'server-only'
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { Problem } from '../http/problem.ts'

const options = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashing costs 19 MiB and a core: so many at once, so many waiting, and the rest are asked to come back. */
const RUNNING_MAX = 4
const WAITING_MAX = 32
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= RUNNING_MAX) {
    if (waiting.length >= WAITING_MAX) throw new Problem('busy', { retryAfter: 1 })
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, options))

/** Made once per process from a random text, so that an unknown address costs the same time as a known one. */
let dummy: Promise<string> | undefined
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  dummy ??= hash(crypto.randomUUID(), options)
  const against = passwordHash ?? (await dummy)
  const matches = await inTurn(() => verify(against, password))
  return matches && passwordHash !== undefined
}

/** Made with weaker or other parameters than today's: to be made anew while the password is at hand. */
export const needsRehash = (passwordHash: string): boolean =>
  !passwordHash.startsWith(`$argon2id$v=19$m=${options.memoryCost},t=${options.timeCost},p=${options.parallelism}$`)
