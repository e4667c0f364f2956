import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { Trouble } from '#db/trouble.ts'

export const root = resolve(import.meta.dirname, '..')

export type Settings = {
  dataDir: string
  port: number
  host: string
  appUrl: string
  /** Unset: the embedded Postgres. */
  databaseUrl: string | undefined
}

/** `.env` counts where the shell says nothing. */
export function readSettings(): Settings {
  const file = join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const { DATA_DIR, PORT, HOST, APP_URL } = process.env
  const databaseUrl = process.env.DATABASE_URL || undefined
  const port = Number(PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Trouble(`PORT is "${PORT}": it must be a number from 1 to 65535.`)
  }
  return {
    dataDir: resolve(root, DATA_DIR || '.data'),
    port,
    host: HOST || (databaseUrl ? '0.0.0.0' : '127.0.0.1'),
    appUrl: APP_URL || `http://localhost:${port}`,
    databaseUrl,
  }
}

/** Asked before the long work. On both loopback addresses: `localhost` may mean either, and only one of them would be ours. */
export async function requireFreePort({ port, host }: Settings): Promise<void> {
  for (const address of host === '127.0.0.1' ? [host, '::1'] : [host]) {
    const code = await listenError(port, address)
    if (code === 'EADDRINUSE') {
      throw new Trouble(`Port ${port} is in use: stop what uses it, or choose another, e.g. PORT=${port + 1} npm start`)
    }
    if (code === 'EACCES')
      throw new Trouble(`Port ${port} needs more rights than this user has: choose one above 1023.`)
    if (code && address === host)
      throw new Trouble(`HOST is "${host}", and this machine cannot listen there (${code}).`)
  }
}

function listenError(port: number, host: string): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(undefined)))
  })
}
