import type { Language } from '../../i18n/routing.ts'

/** What a mail is filled in with. `link` stands only in those that lead somewhere: see lib/email/link.ts. */
export type Params = Record<string, string>
export type Mail = { subject: string; paragraphs: string[]; action?: { label: string; link: string } }
export type Templates = Record<string, Record<Language, (params: Params) => Mail>>
