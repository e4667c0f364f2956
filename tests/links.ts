import { listDemoMail } from '#lib/email/demo-mail.ts'
import { sendNext } from '#lib/email/dispatch.ts'

/** The token in the newest mail to this address that leads to the page. */
export async function mailedToken(to: string, page: string): Promise<string> {
  while (await sendNext());
  const mail = (await listDemoMail()).find((m) => m.to === to && m.link?.includes(page))
  return new URL(mail?.link ?? 'none:').searchParams.get('token') ?? ''
}
