import { env } from '../env.ts'

/** Where `report-to csp` leads. */
export const reportingEndpoints = 'csp="/api/csp-reports"'

/** Scripts run by nonce alone. React writes style attributes, hence the one exception. */
export function contentSecurityPolicy(nonce: string): string {
  // React's development build rebuilds stack traces with eval, and its overlay writes styles; production does neither.
  const development = env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    'report-to csp',
  ].join('; ')
}
