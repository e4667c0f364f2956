import { useTranslations } from 'next-intl'

/** The first thing that Tab reaches; `main` answers to `#isi`. */
export function SkipLink() {
  const t = useTranslations('common')
  return (
    <a
      href="#isi"
      data-chrome=""
      className="sr-only z-30 rounded-sm bg-laut px-4 py-3 font-semibold text-on-laut focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t('skip')}
    </a>
  )
}
