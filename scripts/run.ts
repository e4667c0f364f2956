import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from './settings.ts'
import { onClose } from './shutdown.ts'

export type Ended = { code: number; said: string; seconds: number }
type Options = { env?: Record<string, string>; show?: boolean }

/** Runs a program of node_modules/.bin (which bootstrap put first in the PATH) to its end; a Ctrl-C ends it too. */
export async function run([command = '', ...args]: string[], { env, show = false }: Options = {}): Promise<Ended> {
  const begun = performance.now()
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    detached: true, // with everything that it starts, it is one group to stop
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk
    })
  }
  const ended = once(child, 'close')
  onClose(async () => {
    if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended.catch(() => undefined)
  })
  const [code] = await ended
  return { code: code ?? 1, said: said.trim(), seconds: (performance.now() - begun) / 1000 }
}
