import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { orDiskFull, Trouble } from '#db/trouble.ts'
import { root } from './settings.ts'
import { onClose } from './shutdown.ts'

export const distDir = join(root, process.env.NEXT_DIST_DIR || '.next')
const standalone = join(distDir, 'standalone')
const stamp = join(standalone, 'made-from')

/** Builds unless what is there was made from exactly these sources. */
export async function buildWhenStale(sources: string, log: (line: string) => void): Promise<void> {
  if ((await readFile(stamp, 'utf8').catch(() => '')) === sources) return
  log('Building (about a minute; only after a change) …')
  await rm(standalone, { recursive: true, force: true })
  await orDiskFull(distDir, nextBuild())
  await orDiskFull(distDir, finishStandalone(sources))
}

function nextBuild(): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    detached: true, // it starts workers of its own: stopped as one group
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  const ended = new Promise<number | null>((done) => child.once('close', done).once('error', () => done(null)))
  onClose(async () => {
    if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended
  })
  return ended.then((code) => {
    if (code === 0) return
    if (said.includes('ENOSPC')) throw Object.assign(new Error('The build ran out of disk'), { code: 'ENOSPC' })
    throw new Trouble(`${said.trim()}\n\nThe build failed: \`next build\` says why above.`)
  })
}

/** Next leaves these two out of the standalone folder, for those who serve them from elsewhere. */
async function finishStandalone(sources: string) {
  const dist = distDir.slice(root.length + 1)
  await cp(join(distDir, 'static'), join(standalone, dist, 'static'), { recursive: true })
  if (existsSync(join(root, 'public'))) await cp(join(root, 'public'), join(standalone, 'public'), { recursive: true })
  await writeFile(stamp, sources)
}
