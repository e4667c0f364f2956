import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'

// Whoever can make a server fetch an address of their choice reads what only the server can reach. This one fetches nothing:
// it talks to the database, the mail server and Redis, each named by the environment.
const mayTalk = [
  'db/postgres-cluster.ts', // asks the machine for a free port
  'lib/email/transport.ts',
  'lib/http/client.ts', // runs in the browser, and asks its own site
  'lib/metrics.ts', // is asked
]
const talks =
  /[^`]\bfetch\(|from '(node:)?(https?|http2|tls|dgram|undici|axios|nodemailer|redis|ioredis|@upstash\/redis)'|createServer|createConnection/

it('S45: talks to nobody but the servers that the environment names', () => {
  const files = globSync('{app,components,db,lib}/**/*.{ts,tsx}', { exclude: (name) => /\.test\.ts$/.test(name) })
  const found = files.filter((file) => talks.test(readFileSync(file, 'utf8').replaceAll(/`[^`]*`/g, '')))
  expect(found.filter((file) => !file.startsWith('lib/rate-limit/')).sort()).toEqual(mayTalk)
})

it('S45: gives a mail server up that accepts the connection and says nothing', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await new Promise((done) => silent.once('listening', done))
  const address = silent.address()
  const port = typeof address === 'object' && address ? address.port : 0
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  process.env.SMTP_TIMEOUT_MS = '300'
  const { deliver } = await import('#lib/email/transport.ts')
  const mail = { id: 'x', to: 'a@contoh.example', subject: 's', text: 't', html: 'h' }
  await expect(deliver(mail)).rejects.toThrow(/greeting|timeout/i)
  silent.close()
})
