import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { orDiskFull, Trouble } from './trouble.ts'

/**
 * Reads the secrets kept in `file` and makes those that are missing. Each is generated once, on this machine, and
 * survives a crash in the middle of writing: the file is written beside itself, synced, and renamed into place.
 */
export async function keepSecrets<K extends string>(
  file: string,
  generate: Record<K, () => string>,
): Promise<Record<K, string>> {
  const kept = await readSecrets(file)
  const missing = (Object.keys(generate) as K[]).filter((name) => typeof kept[name] !== 'string')
  for (const name of missing) kept[name] = generate[name]()
  if (missing.length > 0) await orDiskFull(file, writePrivately(file, `${JSON.stringify(kept, null, 2)}\n`))
  return kept as Record<K, string>
}

/** Writes one of them anew and leaves the others. */
export async function changeSecret(file: string, name: string, value: string): Promise<void> {
  const kept = { ...(await readSecrets(file)), [name]: value }
  await orDiskFull(file, writePrivately(file, `${JSON.stringify(kept, null, 2)}\n`))
}

export async function readSecrets(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}' // anything else must not end in new secrets over the old ones
    throw new Trouble(`${file} cannot be read (${error.code}).`, { cause: error })
  })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Trouble(`${file} is not JSON any more: restore it from a backup, its secrets cannot be made again.`, {
      cause,
    })
  }
}

/** Only the owner of the file may read it, from the moment it exists. */
export async function writePrivately(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.new`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
  if (process.platform === 'win32') return // a folder cannot be opened there
  const folder = await open(dirname(file), 'r')
  await folder.sync().finally(() => folder.close())
}
