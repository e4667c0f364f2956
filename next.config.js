import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  // What a message says is worked out at build time: its parser never travels to a browser.
  experimental: { messages: { path: './messages', format: 'json', precompile: true } },
})

/** On every answer, static files too; the policy with its nonce is the middleware's. */
const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** What other sites embed: badges, the issuer's image, and what a verifier's page fetches. */
const forEverybody = { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' }
/** Where the middleware sees nothing, and what is not found is still a page. */
const noPage = { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  reactStrictMode: true,
  // A second build or dev server beside the usual one keeps its output to itself.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  typescript: { ignoreBuildErrors: true }, // `npm run check` type-checks; the build does not do it a second time
  experimental: { authInterrupts: true },
  // prom-client and redis keep one registry, and one connection, for all that is bundled.
  serverExternalPackages: [
    'pg',
    'pino',
    'piscina',
    '@node-rs/argon2',
    'nodemailer',
    'busboy',
    'arquero',
    'prom-client',
    '@redis/client',
    'pdfkit',
    'fontkit',
    'sharp',
  ],
  // The threads of an analysis run its sources as they are, by a path that the bundler does not follow;
  // the glossary, the watch-list of regulations and the sample data are read as they were reviewed.
  outputFileTracingIncludes: {
    '/*/toolkit/**': ['./content/glossary/*.yaml'],
    '/*/regulations': ['./content/regulations/*.yaml'],
    '/*/developer/analytics': ['./content/samples/*'],
    '/{api/v1/,}credentials/**': [
      './node_modules/@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-{latin,latin-ext}-{400,600,700,800}-normal.woff',
    ],
    // What the threads of an analysis run: as it is, without the bundler, which does not see it.
    '/{api/v1/analytics,*/developer/analytics,*/learn}/**': [
      './package.json',
      './lib/analytics/**/*.ts',
      './node_modules/{arquero,regression,piscina,acorn,@uwdata}/**/*.{js,mjs,cjs,json}',
    ],
  },
  headers: async () => [
    { source: '/:path*', headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })) },
    // Of two that name the same header, the later one counts.
    { source: '/_next/:path*', headers: [noPage] },
    { source: '/credentials/:path+', headers: [noPage, forEverybody] },
    { source: '/.well-known/jwks.json', headers: [forEverybody] },
    { source: '/apple-icon.png', headers: [forEverybody] },
  ],
}

export default withNextIntl(config)
