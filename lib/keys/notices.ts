import 'server-only'
import type { users } from '#db/schema/index.ts'

type Owner = Pick<typeof users.$inferSelect, 'id' | 'email' | 'name' | 'locale'>

const language = ({ locale }: Owner) => (locale === 'id' ? 'id-ID' : 'en-GB')

export const dateFor = (owner: Owner, at: Date): string =>
  new Intl.DateTimeFormat(language(owner), { dateStyle: 'long', timeZone: 'Asia/Jakarta' }).format(at)

export const instantFor = (owner: Owner, at: Date): string =>
  new Intl.DateTimeFormat(language(owner), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Jakarta',
    timeZoneName: 'short',
  }).format(at)
