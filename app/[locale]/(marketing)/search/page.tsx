import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { kinds, Searched } from '#components/search/results.tsx'
import { SearchExamples, SearchForm } from '#components/search/search-form.tsx'
import { view } from '#lib/http/view.ts'
import { getPathname } from '#lib/i18n/navigation.ts'
import { searchEverything } from '#lib/search/queries.ts'

type Props = PageProps<'/[locale]/search'>

const limits = { all: 30, one: 50 }

/** An address that somebody typed by hand is read as far as it makes sense. */
async function asked(searchParams: Props['searchParams']) {
  const { q, kind } = await searchParams
  return {
    q: typeof q === 'string' ? q.trim().slice(0, 100) : '',
    kind: kinds.find((name) => name === kind),
  }
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, { q }] = await Promise.all([getTranslations('search'), asked(searchParams)])
  return {
    title: q ? t('titleFor', { q }) : t('title'),
    description: t('description'),
    ...(q && { robots: { index: false } }),
  }
}

export default async function SearchPage({ searchParams }: Props) {
  const [language, t, { q, kind }] = await Promise.all([getLocale(), getTranslations('search'), asked(searchParams)])
  const limit = kind ? limits.one : limits.all
  const results = await view('public', async (caller) =>
    q ? searchEverything(caller, { q, language, kind, limit }) : null,
  )
  const linkTo = (words: string) =>
    getPathname({ href: { pathname: '/search', query: { q: words } }, locale: language })
  return (
    <div className="page grid gap-8 py-6 lg:py-10">
      <header>
        <h1>{t('title')}</h1>
        <p className="mt-2.5 max-w-[40em] text-ink-2">{t('lead')}</p>
      </header>
      <SearchForm q={q} action={getPathname({ href: '/search', locale: language })} />
      {results ? <Searched q={q} kind={kind} results={results} limit={limit} /> : <SearchExamples linkTo={linkTo} />}
    </div>
  )
}
