import { join } from 'node:path'
import { changeSecret, readSecrets } from '#db/secrets-file.ts'
import { Trouble } from '#db/trouble.ts'
import type { Key, Kind } from './key-ring.ts'
import type { Settings } from './settings.ts'

export type Kept = {
  keys: Key[]
  /** Kept by `npm start` itself, on one machine, whose processes restart together. */
  inFile: boolean
  /** Writes the keys down, or shows what to set where somebody else keeps them; then says what comes next. */
  set(keys: Key[], next: string): Promise<void>
}

/** The environment's, where it gives them; else those that `npm start` made and keeps. */
export async function findKeys(kind: Kind, { dataDir }: Settings): Promise<Kept> {
  const { variable } = kind
  const given = process.env[variable]
  if (given)
    return {
      keys: kind.read(given),
      inFile: false,
      set: async (keys, next) => console.log(`${next}\n\n${variable}=${kind.write(keys)}\n`),
    }
  const file = join(dataDir, 'secrets.json')
  const kept = (await readSecrets(file))[variable]
  if (!kept) throw new Trouble(`${variable} is not set, and ${file} holds none: npm start makes it.`)
  return {
    keys: kind.read(kept),
    inFile: true,
    set: async (keys, next) => {
      await changeSecret(file, variable, kind.write(keys))
      console.log(next)
    },
  }
}
