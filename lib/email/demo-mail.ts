import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { originOf } from '../auth/origin.ts'
import { env } from '../env.ts'

const SHOWN_MAX = 30
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** The embedded demo, asked from its own computer by its own name: no other machine, and no page of another site. */
export const isDemoVisitor = (headers: Headers): boolean =>
  env.APP_ENV === 'demo' && LOOPBACK.test(originOf(headers).ip) && LOCAL_HOST.test(headers.get('host') ?? '')

export type DemoMail = { id: string; to: string; subject: string; text: string; link: string | null }

/** The newest mails of MAIL_DIR. File names begin with their time, so the order is theirs. */
export async function listDemoMail(): Promise<DemoMail[]> {
  const folder = env.MAIL_DIR
  if (!folder) return []
  const names = await readdir(folder).catch(() => [])
  const newest = names
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .reverse()
    .slice(0, SHOWN_MAX)
  return Promise.all(newest.map(async (name) => parse(name, await readFile(join(folder, name)))))
}

async function parse(name: string, eml: Buffer): Promise<DemoMail> {
  const mail = await PostalMime.parse(eml)
  const text = mail.text?.trim() ?? ''
  return {
    id: name,
    to: mail.to?.map((person) => person.address).join(', ') ?? '',
    subject: mail.subject ?? '',
    text,
    link: /https?:\/\/\S+/.exec(text)?.[0] ?? null,
  }
}
