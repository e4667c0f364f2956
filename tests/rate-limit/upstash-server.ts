import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { createClient } from '@redis/client'

type Reply = string | number | null | Reply[]

const encode = (reply: Reply): Reply => {
  if (Array.isArray(reply)) return reply.map(encode)
  return typeof reply === 'string' && reply !== 'OK' ? Buffer.from(reply).toString('base64') : reply
}

/** Upstash's REST protocol in front of a real Redis: POST / takes one command as a JSON array, with a bearer token. */
export async function startUpstash(redisUrl: string, token: string) {
  const client = createClient({ url: redisUrl })
  client.on('error', () => undefined)
  await client.connect()
  const commands: string[] = []
  const server: Server = createServer(async (request, response) => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (request.headers.authorization !== `Bearer ${token}`) return answer(401, { error: 'WRONGPASS invalid token' })
    const command = ((await json(request)) as (string | number)[]).map(String)
    commands.push(command[0] ?? '')
    try {
      const result = (await client.sendCommand(command)) as Reply
      answer(200, { result: request.headers['upstash-encoding'] === 'base64' ? encode(result) : result })
    } catch (error) {
      answer(400, { error: error instanceof Error ? error.message : String(error) })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    commands,
    async stop() {
      server.closeAllConnections()
      server.close()
      client.destroy()
    },
  }
}
