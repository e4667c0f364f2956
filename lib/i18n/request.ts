import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { formats } from './formats.ts'
import { routing } from './routing.ts'

const features = [
  'common',
  'home',
  'auth',
  'account',
  'courses',
  'credentials',
  'lessons',
  'progress',
  'review',
  'developer',
  'analytics',
  'admin',
  'problems',
  'toolkit',
  'incoterms',
  'assessments',
  'projects',
  'search',
  'regulations',
] as const

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale
  const files = features.map(async (feature) => {
    const file: { default: object } = await import(`../../messages/${locale}/${feature}.json`)
    return [feature, file.default]
  })
  return { locale, messages: Object.fromEntries(await Promise.all(files)), formats, timeZone: 'Asia/Jakarta' }
})
