import '../globals.css'
import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { hasLocale } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { Toaster } from '#components/ui/toaster.tsx'
import { env } from '#lib/env.ts'
import { routing } from '#lib/i18n/routing.ts'
import { chosenTheme } from './theme.ts'

// The Latin part of the typeface, the file that globals.css names too: asked for with the first bytes of a page.
const typeface = new URL(
  '../../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2',
  import.meta.url,
).pathname

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) return {}
  await connection() // the address of the site is known at run time, not while building
  const t = await getTranslations({ locale, namespace: 'common' })
  return {
    metadataBase: new URL(env.APP_URL),
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    applicationName: t('name'),
    openGraph: { type: 'website', siteName: t('name'), locale: locale === 'id' ? 'id_ID' : 'en_US' },
    formatDetection: { telephone: false, email: false, address: false },
  }
}

const bars = { light: '#fefdfc', dark: '#101e24' }

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme()
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    colorScheme: theme === 'system' ? 'light dark' : theme,
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: bars.light },
            { media: '(prefers-color-scheme: dark)', color: bars.dark },
          ]
        : bars[theme],
  }
}

export default async function RootLayout({ children, params }: LayoutProps) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  setRequestLocale(locale)
  await connection() // every page carries a fresh nonce, so none is built ahead
  const theme = await chosenTheme()
  return (
    <html lang={locale} {...(theme !== 'system' && { 'data-theme': theme })}>
      <head>
        <link rel="preload" href={typeface} as="font" type="font/woff2" crossOrigin="anonymous" />
      </head>
      <body>
        <ClientMessages>
          {children}
          <Toaster />
        </ClientMessages>
      </body>
    </html>
  )
}
