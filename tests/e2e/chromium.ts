import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, join, resolve } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** A real Chromium without a download: CHROMIUM_PATH, the machine's own, or the one that npm installed. */
export async function chromiumPath(): Promise<string> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const folders = (process.env.PATH ?? '').split(delimiter)
  const own = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((it) => existsSync(it))
  return own ?? packaged()
}

/** Unpacked beside its package, under the name of its version and only when whole: several runs may want it at once. */
async function packaged(): Promise<string> {
  const home = resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../..')
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const folder = resolve('node_modules/.cache/chromium')
  const file = join(folder, `chromium-${version}`)
  if (existsSync(file)) return file
  const draft = join(folder, `${process.pid}.new`)
  await mkdir(draft, { recursive: true })
  const { TMPDIR } = process.env
  process.env.TMPDIR = draft // the package unpacks into the temporary folder
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const unpacked = await chromium.executablePath()
    await rename(unpacked, file).catch(() => cp(unpacked, file))
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
    await rm(draft, { recursive: true, force: true })
  }
  return file
}
