import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts')

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
  serverExternalPackages: ['pg', 'pino', 'piscina', '@node-rs/argon2', 'nodemailer', 'busboy', 'arquero'],
}

export default withNextIntl(config)
