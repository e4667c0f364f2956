import { BookOpen, Calculator, Route, User } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { NavLink } from './nav-link.tsx'

const item =
  'relative grid place-content-center justify-items-center gap-0.5 font-semibold text-2xs text-ink-2 no-underline aria-[current]:text-laut-text aria-[current]:before:absolute aria-[current]:before:top-0 aria-[current]:before:left-1/2 aria-[current]:before:-ml-4 aria-[current]:before:h-[3px] aria-[current]:before:w-8 aria-[current]:before:rounded-b-xs aria-[current]:before:bg-laut'

/** Within thumb's reach, on phones and small tablets. */
export function BottomNav() {
  const t = useTranslations('common.nav')
  return (
    <nav
      aria-label={t('main')}
      data-chrome=""
      className="fixed inset-x-0 bottom-0 z-10 grid h-[calc(var(--bar-bottom)+env(safe-area-inset-bottom))] auto-cols-fr grid-flow-col bg-surface pb-[env(safe-area-inset-bottom)] shadow-bar lg:hidden"
    >
      <NavLink href="/courses" also={['/learn']} className={item}>
        <BookOpen aria-hidden="true" className="size-5.5" />
        {t('learn')}
      </NavLink>
      <NavLink href="/toolkit" className={item}>
        <Calculator aria-hidden="true" className="size-5.5" />
        {t('toolkit')}
      </NavLink>
      <NavLink href="/progress" className={item}>
        <Route aria-hidden="true" className="size-5.5" />
        {t('progress')}
      </NavLink>
      <NavLink href="/profile" className={item}>
        <User aria-hidden="true" className="size-5.5" />
        {t('profile')}
      </NavLink>
    </nav>
  )
}
