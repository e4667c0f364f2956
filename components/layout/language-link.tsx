'use client'

import { useSearchParams } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { Link, usePathname } from '#lib/i18n/navigation.ts'

/** The same place in the other language: path and query stay. */
export function LanguageLink({ className }: { className?: string }) {
  const t = useTranslations('common')
  const other = useLocale() === 'id' ? 'en' : 'id'
  const query = useSearchParams().toString()
  const path = usePathname()
  return (
    <Link
      href={query ? `${path}?${query}` : path}
      locale={other}
      lang={other}
      hrefLang={other}
      className={className}
      aria-label={t('languageLabel')}
      scroll={false}
    >
      {t('language')}
    </Link>
  )
}
