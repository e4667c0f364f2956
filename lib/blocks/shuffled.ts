import { createHash } from 'node:crypto'

/** Shuffled once, by a digest: the order in which a file lists its items must not give the answer away. */
export const shuffled = <T extends { key: string }>(seed: string, items: readonly T[]): T[] => {
  const digest = ({ key }: T) => createHash('sha256').update(`${seed}:${key}`).digest('hex')
  return [...items].sort((a, b) => (digest(a) < digest(b) ? -1 : 1))
}
