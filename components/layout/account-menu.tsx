import { ChartLine, KeyRound, LogOut, Route, ShieldCheck, User, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Avatar } from '#components/ui/avatar.tsx'
import { LanguageLink } from './language-link.tsx'
import { Menu } from './menu.tsx'
import { NavLink } from './nav-link.tsx'
import type { FrameProps, Person } from './person.ts'
import { SignOutForm } from './sign-out-form.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

const row =
  'flex min-h-(--target) w-full items-center gap-2.5 rounded-sm px-2.5 text-left font-medium text-ink text-sm no-underline hover:bg-sunken aria-[current]:bg-laut-soft aria-[current]:text-laut-text'

const corners = {
  top: 'top-15 right-[max(1rem,calc((100vw-75rem)/2+2rem))]',
  // At the foot of the side navigation, where a phone has its bar on top.
  side: 'max-lg:top-15 max-lg:right-4 lg:bottom-4 lg:left-[calc(var(--side)+0.5rem)]',
}

type AccountMenuProps = Omit<FrameProps, 'person'> & { person: Person; corner?: keyof typeof corners }

export function AccountMenu({ person, theme, setTheme, signOut, corner = 'top' }: AccountMenuProps) {
  const t = useTranslations('common')
  const { name, role } = person
  return (
    <Menu
      id="account"
      label={t('nav.account', { name })}
      button={<Avatar name={name} />}
      buttonClassName="grid size-11 place-items-center rounded-sm"
      className={`unplate inset-auto m-0 w-64 rounded-md border border-line bg-surface p-2 text-ink shadow-float ${corners[corner]}`}
    >
      <p className="px-2.5 py-2 text-sm leading-snug">
        <span className="block font-semibold">{name}</span>
        <span className="block text-ink-2 text-xs">{t(`role.${role}`)}</span>
      </p>
      <ul className="grid border-line border-y py-2">
        <Entry href="/profile" exact icon={<User aria-hidden="true" className="size-4.5" />}>
          {t('nav.profile')}
        </Entry>
        <Entry href="/profile/security" icon={<ShieldCheck aria-hidden="true" className="size-4.5" />}>
          {t('nav.security')}
        </Entry>
        <Entry href="/progress" icon={<Route aria-hidden="true" className="size-4.5" />}>
          {t('nav.progress')}
        </Entry>
        <Entry href="/developer/keys" icon={<KeyRound aria-hidden="true" className="size-4.5" />}>
          {t('nav.keys')}
        </Entry>
        <Entry href="/developer/analytics" icon={<ChartLine aria-hidden="true" className="size-4.5" />}>
          {t('nav.analysis')}
        </Entry>
        {role === 'admin' && (
          <Entry href="/admin/users" icon={<Users aria-hidden="true" className="size-4.5" />}>
            {t('nav.admin')}
          </Entry>
        )}
      </ul>
      <div className="flex items-center justify-between gap-2 px-2.5 pt-2">
        <LanguageLink className="alone text-sm" />
        <ThemeSwitch theme={theme} setTheme={setTheme} />
      </div>
      <SignOutForm action={signOut} className="mt-2 border-line border-t pt-2">
        <button type="submit" className={row}>
          <LogOut aria-hidden="true" className="size-4.5" /> {t('nav.signOut')}
        </button>
      </SignOutForm>
    </Menu>
  )
}

type EntryProps = { href: string; exact?: boolean; icon: ReactNode; children: ReactNode }

function Entry({ href, exact = false, icon, children }: EntryProps) {
  return (
    <li>
      <NavLink href={href} exact={exact} className={row}>
        {icon} {children}
      </NavLink>
    </li>
  )
}
