import { Search } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { getPathname, Link } from '#lib/i18n/navigation.ts'

/** A field where the bar has room for it; elsewhere the way to the page that is one. */
export function SiteSearch() {
  const t = useTranslations('common.nav')
  const locale = useLocale()
  return (
    <>
      <search aria-label={t('searchAll')} className="max-xl:hidden">
        <form
          action={getPathname({ href: '/search', locale })}
          className="flex h-10 w-56 items-center rounded-sm bg-sunken text-sm outline-1 outline-line-strong -outline-offset-1 focus-within:bg-surface has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-1"
        >
          <Search aria-hidden="true" className="mx-2.5 size-4.5 flex-none text-ink-2" />
          <input
            type="search"
            name="q"
            required
            maxLength={100}
            aria-label={t('searchAll')}
            placeholder={t('search')}
            className="h-full w-full min-w-0 border-0 bg-transparent pr-2 outline-none placeholder:text-ink-2 focus-visible:outline-none"
          />
        </form>
      </search>
      <Link
        href="/search"
        aria-label={t('searchAll')}
        className="grid size-11 place-items-center rounded-sm text-ink-2 hover:text-ink xl:hidden"
      >
        <Search aria-hidden="true" className="size-5.5" />
      </Link>
    </>
  )
}
