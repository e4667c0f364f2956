import { Menu as MenuIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#lib/i18n/navigation.ts'
import { AccountMenu } from './account-menu.tsx'
import { Logo } from './logo.tsx'
import { Menu } from './menu.tsx'
import type { FrameProps, Person } from './person.ts'
import { SkipLink } from './skip-link.tsx'
import { type Area, WorkNav } from './work-nav.tsx'

type WorkFrameProps = FrameProps & { area: Area; person: Person; children: ReactNode }

/** The frame of developers and administrators: navigation at the side; on a phone behind one button in the bar. */
export function WorkFrame({ area, person, theme, setTheme, signOut, children }: WorkFrameProps) {
  const t = useTranslations('common')
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[var(--side)_minmax(0,1fr)]">
      <SkipLink />
      <header
        data-chrome=""
        className="sticky top-0 z-10 flex min-h-14 items-center gap-2 border-line border-b bg-surface px-4 lg:h-dvh lg:flex-col lg:items-stretch lg:gap-5 lg:border-r lg:border-b-0 lg:px-3 lg:py-4"
      >
        <Menu
          id="work-menu"
          label={t('nav.open')}
          button={<MenuIcon aria-hidden="true" className="size-5.5" />}
          buttonClassName="-ml-2.5 grid size-11 place-items-center rounded-sm lg:hidden"
          className="unplate inset-auto top-14 left-0 m-0 w-full border-line border-b bg-surface px-4 py-4 text-ink shadow-float lg:hidden"
        >
          <WorkNav area={area} />
        </Menu>
        <Link
          href="/"
          aria-label={t('nav.home')}
          className="inline-flex min-h-(--target) items-center text-ink lg:px-2"
        >
          <Logo />
        </Link>
        <div className="max-lg:hidden">
          <WorkNav area={area} />
        </div>
        <div className="ml-auto flex items-center gap-2.5 lg:mt-auto lg:ml-0">
          <AccountMenu person={person} theme={theme} setTheme={setTheme} signOut={signOut} corner="side" />
          <p className="min-w-0 text-xs leading-snug max-lg:hidden">
            <span className="block truncate">{person.name}</span>
            <span className="block text-ink-2">{t(`role.${person.role}`)}</span>
          </p>
        </div>
      </header>
      <main id="isi" tabIndex={-1} className="min-w-0 px-4 pt-4 pb-10 outline-none lg:px-8 lg:pt-6">
        {children}
      </main>
    </div>
  )
}
