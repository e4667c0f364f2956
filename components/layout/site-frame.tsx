import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { AccountMenu } from './account-menu.tsx'
import { BottomNav } from './bottom-nav.tsx'
import { Footer } from './footer.tsx'
import { LanguageLink } from './language-link.tsx'
import { Logo } from './logo.tsx'
import { NavLink } from './nav-link.tsx'
import type { FrameProps } from './person.ts'
import { SiteSearch } from './site-search.tsx'
import { SkipLink } from './skip-link.tsx'

const entry =
  '-mb-px inline-flex min-h-14 items-center border-transparent border-b-2 font-medium text-ink-2 no-underline hover:text-ink aria-[current]:border-laut aria-[current]:text-ink'

/** The frame of everything public and of everything a learner does: a bar on top, and on a phone one at the thumb. */
export function SiteFrame({ person, theme, setTheme, signOut, children }: FrameProps & { children: ReactNode }) {
  const t = useTranslations('common')
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header data-chrome="" className="sticky top-0 z-10 border-line border-b bg-surface">
        <div className="page flex min-h-14 items-center gap-6">
          <Link href="/" aria-label={t('nav.home')} className="inline-flex min-h-(--target) items-center text-ink">
            <Logo />
          </Link>
          <nav aria-label={t('nav.main')} className="flex gap-6 text-sm max-lg:hidden">
            <NavLink href="/courses" also={['/learn']} className={entry}>
              {t('nav.learn')}
            </NavLink>
            <NavLink href="/toolkit" className={entry}>
              {t('nav.toolkit')}
            </NavLink>
            <NavLink href="/developer/analytics" className={entry}>
              {t('nav.data')}
            </NavLink>
            <NavLink href="/developer/keys" className={entry}>
              {t('nav.developers')}
            </NavLink>
          </nav>
          <div className="ml-auto flex items-center gap-3">
            <SiteSearch />
            {!person && (
              <LanguageLink className="alone px-2 font-semibold text-laut-text text-sm no-underline max-lg:hidden" />
            )}
            {person ? (
              <AccountMenu person={person} theme={theme} setTheme={setTheme} signOut={signOut} />
            ) : (
              <Button asChild className="text-xs">
                <Link href="/sign-in">{t('nav.signIn')}</Link>
              </Button>
            )}
          </div>
        </div>
      </header>
      <main id="isi" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <Footer theme={theme} setTheme={setTheme} />
      <BottomNav />
    </div>
  )
}
