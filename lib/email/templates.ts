import type { Language } from '../i18n/routing.ts'
import { accountMails } from './templates/accounts.ts'
import { credentialMails } from './templates/credentials.ts'
import { keyMails } from './templates/keys.ts'
import type { Mail, Params } from './templates/mail.ts'
import { secondFactorMails } from './templates/second-factor.ts'

/** What each mail says, in both languages. */
export const templates = { ...accountMails, ...credentialMails, ...keyMails, ...secondFactorMails }

export type Template = keyof typeof templates

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** Both forms of a mail. What people typed is escaped in the HTML one. */
export function renderMail(template: Template, language: Language, params: Params) {
  if (!Object.hasOwn(templates, template)) throw new Error(`there is no mail called ${template}`)
  const mail: Mail = templates[template][language](params)
  const text = [
    ...mail.paragraphs,
    ...(mail.action ? [`${mail.action.label}: ${mail.action.link}`] : []),
    'Pintar Ekspor',
  ]
  const html = [
    ...mail.paragraphs.map((p) => `<p>${escapeHtml(p)}</p>`),
    ...(mail.action ? [`<p><a href="${escapeHtml(mail.action.link)}">${escapeHtml(mail.action.label)}</a></p>`] : []),
    '<p>Pintar Ekspor</p>',
  ]
  return {
    subject: mail.subject.replace(/[\r\n]+/g, ' '),
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="${language}"><body>${html.join('\n')}</body></html>`,
  }
}
