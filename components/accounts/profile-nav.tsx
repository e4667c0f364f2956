import { useTranslations } from 'next-intl'
import { NavLink } from '#components/layout/nav-link.tsx'

const entry =
  '-mb-px inline-flex min-h-(--target) items-center whitespace-nowrap border-transparent border-b-2 font-medium text-ink-2 no-underline hover:text-ink aria-[current]:border-laut aria-[current]:text-ink'

/** The parts of the profile: three short words, so that they stand side by side on the narrowest phone. */
export function ProfileNav() {
  const t = useTranslations('account.nav')
  return (
    <nav aria-label={t('label')} data-chrome="" className="border-line border-b">
      <ul className="flex gap-6 text-sm">
        <li>
          <NavLink href="/profile" exact className={entry}>
            {t('profile')}
          </NavLink>
        </li>
        <li>
          <NavLink href="/profile/security" className={entry}>
            {t('security')}
          </NavLink>
        </li>
        <li>
          <NavLink href="/profile/data" className={entry}>
            {t('data')}
          </NavLink>
        </li>
      </ul>
    </nav>
  )
}
