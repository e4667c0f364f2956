import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from '#db/trouble.ts'
import { root, type Settings } from './settings.ts'
import { close, isClosing, onClose } from './shutdown.ts'

const READY_MS = 60_000
const DRAIN_MS = 30_000

/** Starts the server, in a process group of its own: a Ctrl-C reaches us, and we decide in which order things stop. */
export function startServer(env: Record<string, string>, logFile?: string): ChildProcess {
  const out = logFile ? openSync(logFile, 'a', 0o600) : ('inherit' as const)
  const server = spawn(process.execPath, [join(root, 'server/main.ts')], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', out, out, 'ipc'], // through the channel it notices should we be killed
  })
  if (typeof out === 'number') closeSync(out)
  server.channel?.unref()
  onClose(() => stop(server))
  return server
}

async function stop(server: ChildProcess) {
  if (!isRunning(server)) return
  server.kill('SIGTERM')
  const deadline = Date.now() + DRAIN_MS
  while (isRunning(server) && Date.now() < deadline) await sleep(20)
  if (isRunning(server) && server.pid) process.kill(-server.pid, 'SIGKILL')
}

/** Where this machine reaches a server that listens on `host`. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
}

const isRunning = (server: ChildProcess) => server.exitCode === null && server.signalCode === null

/** Until it answers that it is ready. Its own words are shown when it never does. */
export async function untilReady(server: ChildProcess, { host, port }: Settings, logFile?: string): Promise<void> {
  const url = `http://${reachable(host)}:${port}/health/ready`
  const from = logFile ? readFileSync(logFile).length : 0
  const deadline = Date.now() + READY_MS
  while (isRunning(server) && Date.now() < deadline && !isClosing()) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    if (answer?.status === 200) return watch(server)
    await sleep(25)
  }
  const said = logFile ? `${readFileSync(logFile).subarray(from).toString().trim()}\n\n` : ''
  throw new Trouble(
    `${said}The server did not become ready${isRunning(server) ? ` within ${READY_MS / 1000} s` : ''}: it says why above.`,
  )
}

/** From now on its end is the end of everything. */
function watch(server: ChildProcess) {
  const gone = () => {
    if (isClosing()) return
    console.error('The server stopped unexpectedly.')
    void close(1)
  }
  server.once('exit', gone)
  if (!isRunning(server)) gone()
}
