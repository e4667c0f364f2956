import { send } from './http.ts'

type Sent = { response: Response; text: string }

/** A browser without JavaScript: keeps cookies, and sends the forms it is shown. */
export class Browser {
  readonly #url: string
  readonly #cookies = new Map<string, string>()

  constructor(url: string, cookies = '') {
    this.#url = url
    for (const pair of cookies.split('; ').filter(Boolean)) this.#keep(pair)
  }

  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  open(path: string, headers: Record<string, string> = {}): Promise<Sent> {
    return this.#send('GET', path, headers)
  }

  /** What Next's own client fetches instead of the page. */
  async payload(path: string): Promise<Sent> {
    const rsc = { rsc: '1' }
    const { response } = await this.open(path, rsc) // says by which address caches tell it from the page
    return this.open(response.headers.get('location')?.replace(this.#url, '') ?? path, rsc)
  }

  /** Fills in the form of the page that has a field of this name. */
  async fill(path: string, field: string, values: Record<string, string>): Promise<Sent> {
    const { text } = await this.open(path)
    const html = text.match(/<form[\s\S]*?<\/form>/g)?.find((form) => form.includes(`name="${field}"`))
    if (!html) throw new Error(`${path} shows no form with ${field}`)
    const form = new FormData()
    for (const [input] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
      form.append(attribute(input, 'name'), attribute(input, 'value'))
    for (const [name, value] of Object.entries(values)) form.set(name, value)
    return this.#send('POST', path, { origin: this.#url, 'sec-fetch-site': 'same-origin' }, form)
  }

  async #send(method: string, path: string, headers: Record<string, string>, body?: FormData): Promise<Sent> {
    const response = await send(this.#url, { method, path, headers: { ...headers, cookie: this.cookies }, body })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return { response, text: await response.text() }
  }

  #keep(cookie: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (value) this.#cookies.set(name, value)
    else this.#cookies.delete(name)
  }
}

const entities: Record<string, string> = { '&quot;': '"', '&amp;': '&', '&#x27;': "'", '&lt;': '<', '&gt;': '>' }
const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replace(/&\w+;|&#x27;/g, (entity) => entities[entity] ?? '')
