import { defineRouting } from 'next-intl/routing'

// The address alone says the language: nothing is guessed from headers and no cookie remembers it,
// so a link shows the same page to everybody it is sent to.
export const routing = defineRouting({
  locales: ['id', 'en'],
  defaultLocale: 'id',
  localePrefix: 'as-needed',
  localeDetection: false,
  localeCookie: false,
})

export type Language = (typeof routing.locales)[number]
