import { useTranslations } from 'next-intl'
import { Link } from '#lib/i18n/navigation.ts'
import { LanguageLink } from './language-link.tsx'
import type { FrameProps } from './person.ts'
import { ThemeSwitch } from './theme-switch.tsx'

export function Footer({ theme, setTheme }: Pick<FrameProps, 'theme' | 'setTheme'>) {
  const t = useTranslations('common.footer')
  return (
    <footer
      data-chrome=""
      className="mt-12 border-line border-t pt-5 pb-[calc(var(--bar-bottom)+env(safe-area-inset-bottom)+1.5rem)] text-ink-2 text-xs lg:pb-5"
    >
      <div className="page grid gap-x-8 gap-y-4 lg:grid-cols-[1fr_auto] lg:items-center">
        <div className="grid max-w-read gap-1">
          <p>{t('open')}</p>
          <p>{t('legal')}</p>
        </div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
          <nav aria-label={t('label')} className="flex flex-wrap gap-x-6">
            <Link href="/regulations" className="alone">
              {t('regulations')}
            </Link>
            <Link href="/about" className="alone">
              {t('about')}
            </Link>
            <Link href="/privacy" className="alone">
              {t('privacy')}
            </Link>
          </nav>
          <LanguageLink className="alone" />
          <ThemeSwitch theme={theme} setTheme={setTheme} />
        </div>
      </div>
    </footer>
  )
}
