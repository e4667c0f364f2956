import 'server-only'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { env } from '../env.ts'

export type Message = { id: string; to: string; subject: string; text: string; html: string }

/** Over SMTP where that is set up; otherwise into a folder, as the .eml file that would have been sent. */
export async function deliver({ id, ...message }: Message): Promise<void> {
  const mail = { from: env.MAIL_FROM, messageId: `<${id}@${new URL(env.APP_URL).hostname}>`, ...message }
  if (env.SMTP_URL) {
    await smtp(env.SMTP_URL).sendMail(mail)
    return
  }
  if (!env.MAIL_DIR) throw new Error('neither SMTP_URL nor MAIL_DIR is set')
  const { message: bytes } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail)
  await mkdir(env.MAIL_DIR, { recursive: true, mode: 0o700 })
  const file = join(env.MAIL_DIR, `${id}.eml`)
  await writeFile(`${file}.part`, bytes as Buffer, { mode: 0o600 })
  await rename(`${file}.part`, file) // a reader never meets half a mail
}

let connection: ReturnType<typeof createTransport> | undefined
const smtp = (url: string) =>
  (connection ??= createTransport({
    url,
    pool: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 10_000,
  } as Parameters<typeof createTransport>[0]))
