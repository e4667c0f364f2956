import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FormAction, Theme } from './person.ts'

const choices = [
  { value: 'system', Icon: Monitor },
  { value: 'light', Icon: Sun },
  { value: 'dark', Icon: Moon },
] as const

/** Three buttons of a plain form: the choice is kept in a cookie, so the server paints the right theme at once. */
export function ThemeSwitch({ theme, setTheme }: { theme: Theme; setTheme: FormAction }) {
  const t = useTranslations('common.theme')
  return (
    <form action={setTheme} className="w-fit">
      <fieldset className="flex rounded-sm border border-line-strong bg-surface">
        <legend className="sr-only">{t('label')}</legend>
        {choices.map(({ value, Icon }) => (
          <button
            key={value}
            type="submit"
            name="theme"
            value={value}
            aria-pressed={theme === value}
            aria-label={t(value)}
            title={t(value)}
            className="grid size-11 place-items-center text-ink-2 first-of-type:rounded-l-[5px] last-of-type:rounded-r-[5px] hover:bg-sunken aria-pressed:bg-laut aria-pressed:text-on-laut not-first-of-type:border-line not-first-of-type:border-l"
          >
            <Icon aria-hidden="true" className="size-4.5" />
          </button>
        ))}
      </fieldset>
    </form>
  )
}
