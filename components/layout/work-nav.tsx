import { ArrowLeft, BookOpen, ChartLine, KeyRound, ScrollText, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { NavLink } from './nav-link.tsx'

export type Area = 'developer' | 'admin'

const areas = {
  developer: [
    {
      heading: 'build',
      entries: [
        { href: '/developer', word: 'start', Icon: BookOpen },
        { href: '/developer/keys', word: 'keys', Icon: KeyRound },
      ],
    },
    { heading: 'data', entries: [{ href: '/developer/analytics', word: 'analysis', Icon: ChartLine }] },
  ],
  admin: [
    { heading: 'manage', entries: [{ href: '/admin/users', word: 'users', Icon: Users }] },
    { heading: 'understand', entries: [{ href: '/admin/audit', word: 'audit', Icon: ScrollText }] },
  ],
} as const

const row =
  'flex min-h-9 items-center gap-2.5 rounded-sm px-2 font-medium text-ink-2 no-underline hover:bg-sunken max-lg:min-h-(--target) pointer-coarse:min-h-(--target) aria-[current]:bg-laut-soft aria-[current]:font-semibold aria-[current]:text-laut-text'

/** The groups of one work area, and the way back to learning. */
export function WorkNav({ area }: { area: Area }) {
  const t = useTranslations('common.nav')
  return (
    <nav aria-label={t('work')} className="grid gap-5 text-sm">
      {areas[area].map(({ heading, entries }) => (
        <div key={heading}>
          <h2 className="px-2 pb-1 font-semibold text-2xs text-ink-3 leading-snug tracking-normal">{t(heading)}</h2>
          <ul>
            {entries.map(({ href, word, Icon }) => (
              <li key={href}>
                <NavLink href={href} exact={href === '/developer'} className={row}>
                  <Icon aria-hidden="true" className="size-4.5" /> {t(word)}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <NavLink href="/courses" className={row}>
        <ArrowLeft aria-hidden="true" className="size-4.5" /> {t('back')}
      </NavLink>
    </nav>
  )
}
