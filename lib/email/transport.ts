import 'server-only'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
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

let connection: { sendMail(mail: SendMailOptions): Promise<unknown> } | undefined
const smtp = (address: string) => (connection ??= createTransport(options(new URL(address))))

// Taken apart here: beside a `url`, nodemailer hears no other option, and would wait for minutes.
const options = ({ protocol, hostname, port, username, password }: URL) => ({
  pool: true as const,
  host: hostname,
  secure: protocol === 'smtps:',
  ...(port && { port: Number(port) }),
  ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  connectionTimeout: env.SMTP_TIMEOUT_MS,
  greetingTimeout: env.SMTP_TIMEOUT_MS,
  socketTimeout: env.SMTP_TIMEOUT_MS,
  maxRequeues: 1, // a kept connection that the server has closed; every other failure is the dispatcher's to try again
})
