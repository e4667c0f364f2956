import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** "10.0.0.0/8, 127.0.0.1" → who may tell us about the client. Nobody, unless somebody is named. */
export function trustedProxies(list = ''): BlockList {
  const trusted = new BlockList()
  for (const entry of list.split(',').map((it) => it.trim())) {
    if (entry === '') continue
    const [address = '', bits] = entry.split('/')
    const version = isIP(address)
    const prefix = bits === undefined ? (version === 4 ? 32 : 128) : Number(bits)
    if (!version || !Number.isInteger(prefix) || prefix < 0 || prefix > (version === 4 ? 32 : 128)) {
      throw new Error(`TRUSTED_PROXIES: "${entry}" is neither an IP address nor a range like 10.0.0.0/8`)
    }
    trusted.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6')
  }
  return trusted
}

/** An IPv4 peer on a dual-stack socket is named ::ffff:1.2.3.4; it is the same peer. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')

const includes = (list: BlockList, address: string) =>
  isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')

/** The nearest address that is not one of our proxies; whatever stands to the left of it is the client's own claim. */
export function clientAddress(peer: string, forwardedFor: string, trusted: BlockList): string {
  let client = plain(peer)
  const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()))
  while (includes(trusted, client)) {
    const hop = hops.pop()
    if (!hop || isIP(hop) === 0) break
    client = hop
  }
  return client
}

const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/

/** Replaces what the client claims about itself and its way here with what the socket, or a trusted proxy, says. */
export function tellTheTruth({ headers, socket }: IncomingMessage, trusted: BlockList): void {
  const peer = plain(socket.remoteAddress ?? '')
  const proxied = includes(trusted, peer)
  const claim = (name: string) =>
    proxied ? `${headers[name] ?? ''}`.split(',').at(-1)?.trim() || undefined : undefined
  const client = clientAddress(peer, `${headers['x-forwarded-for'] ?? ''}`, trusted)
  const proto = claim('x-forwarded-proto')
  const truth = {
    'x-forwarded-for': client,
    'x-real-ip': client,
    'x-forwarded-proto': proto === 'https' || proto === 'http' ? proto : 'http',
    'x-forwarded-host': claim('x-forwarded-host') ?? headers.host ?? '',
    'x-forwarded-port': claim('x-forwarded-port') ?? `${socket.localPort}`,
    'x-request-id': REQUEST_ID.test(`${headers['x-request-id'] ?? ''}`) ? headers['x-request-id'] : randomUUID(),
  }
  for (const name of Object.keys(headers)) {
    if (name.startsWith('x-middleware-') || name.startsWith('x-forwarded-') || name === 'forwarded')
      delete headers[name]
  }
  Object.assign(headers, truth)
}
