import { env } from '../env.ts'

/** Scripts run by nonce alone. React writes style attributes, hence the one exception. */
export function contentSecurityPolicy(nonce: string): string {
  // React's development build rebuilds stack traces with eval; the production build needs none.
  const development = env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(env.APP_URL.startsWith('https:') ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}
