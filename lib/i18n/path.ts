import { type Language, routing } from './routing.ts'

/** A pathname taken apart: its language, and the rest, which begins with a slash. */
export function withoutLocale(pathname: string): { locale: Language; path: string } {
  const [, first = '', ...rest] = pathname.split('/')
  const locale = routing.locales.find((name) => name === first)
  return locale ? { locale, path: `/${rest.join('/')}` } : { locale: routing.defaultLocale, path: pathname }
}

/** The address of a page in a language, the way the middleware writes it. */
export const localePath = (locale: Language, path: string): string =>
  locale === routing.defaultLocale ? path : `/${locale}${path === '/' ? '' : path}`

/** A path to lead on to after signing in, without a language: only ever a page of this site. */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith('/') || /^\/[/\\]|[\\\p{Cc}]/u.test(next)) return '/'
  // What the browser would make of it decides, not what it looks like.
  const url = URL.parse(next, 'http://here.invalid')
  if (url?.origin !== 'http://here.invalid' || decodeURIComponentSafe(next).startsWith('//')) return '/'
  // `/.//evil` and `/en//evil` are paths of ours until they are written out, or lose their language: then they begin with
  // two slashes, and are another site.
  const { path } = withoutLocale(url.pathname)
  return url.pathname.startsWith('//') || path.startsWith('//') ? '/' : path + url.search
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return '//'
  }
}
