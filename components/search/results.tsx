import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Found, SearchKind, SearchResults } from '#lib/search/contract.ts'

export const kinds = ['course', 'lesson', 'term'] as const

type SearchedProps = { q: string; kind: SearchKind | undefined; results: SearchResults; limit: number }

/** What was found for a query, by kind, and what was made of the query if it was not taken word by word. */
export function Searched({ q, kind, results, limit }: SearchedProps) {
  const { data } = results
  return (
    <div className="grid gap-6">
      <Status q={q} results={results} limit={limit} />
      {(data.length > 0 || kind) && <KindLinks q={q} current={kind} />}
      {kinds.map((each) => (
        <Group key={each} kind={each} found={data.filter((found) => found.kind === each)} />
      ))}
      {data.length === 0 && <Nothing />}
    </div>
  )
}

function Status({ q, results, limit }: Omit<SearchedProps, 'kind'>) {
  const t = useTranslations('search')
  const { data, matched, suggestion } = results
  if (data.length === 0) return null
  const query = { q: suggestion ?? q }
  return (
    <div role="status" className="grid gap-1">
      {matched === 'corrected' && suggestion && (
        <p>
          {t.rich('meant', {
            ...{ q, suggestion },
            link: (words) => (
              <Link href={{ pathname: '/search', query }} className="font-semibold">
                {words}
              </Link>
            ),
          })}
        </p>
      )}
      {matched === 'some' && <p>{t('some')}</p>}
      {matched === 'alike' && <p>{t('alike')}</p>}
      <p className="text-ink-2 text-sm tabular-nums">
        {data.length < limit ? t('found', { count: data.length }) : t('first', { count: limit })}
      </p>
    </div>
  )
}

function KindLinks({ q, current }: { q: string; current: SearchKind | undefined }) {
  const t = useTranslations('search')
  const link =
    'inline-flex min-h-(--target) items-center border-transparent border-b-2 text-ink-2 no-underline aria-[current]:border-laut aria-[current]:font-semibold aria-[current]:text-ink'
  return (
    <nav aria-label={t('kinds')} className="border-line border-b">
      <ul className="-mb-px flex flex-wrap gap-x-6 text-sm">
        {([undefined, ...kinds] as const).map((kind) => (
          <li key={kind ?? 'all'}>
            <Link
              href={{ pathname: '/search', query: { q, ...(kind && { kind }) } }}
              aria-current={kind === current ? 'page' : undefined}
              className={link}
            >
              {t(`kind.${kind ?? 'all'}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Group({ kind, found }: { kind: SearchKind; found: readonly Found[] }) {
  const t = useTranslations('search')
  if (found.length === 0) return null
  return (
    <section aria-labelledby={`found-${kind}`} className="grid gap-x-10 gap-y-2 lg:grid-cols-[10rem_1fr]">
      <h2 id={`found-${kind}`} className="text-lg lg:pt-3.5">
        {t(`kind.${kind}`)}
      </h2>
      <ul className="max-w-[48em] border-line border-t">
        {found.map((each) => (
          <Result key={each.slug} found={each} />
        ))}
      </ul>
    </section>
  )
}

const hrefOf = ({ kind, slug, course }: Found): string =>
  kind === 'course'
    ? `/courses/${slug}`
    : kind === 'lesson'
      ? `/learn/${course?.slug}/${slug}`
      : `/toolkit/glossary#${slug}`

function Result({ found }: { found: Found }) {
  const { title, course, snippet } = found
  return (
    <li className="border-line border-b py-3.5">
      <Link href={hrefOf(found)} className="font-semibold leading-snug">
        {title}
      </Link>
      {course && <p className="text-ink-2 text-xs">{course.title}</p>}
      <p className="mt-1 text-ink-2 text-sm">
        {snippet.map(({ text, hit }, n) =>
          hit ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places
            <mark key={n} className="bg-transparent font-bold text-ink">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </p>
    </li>
  )
}

function Nothing() {
  const t = useTranslations('search')
  return (
    <EmptyState
      title={t('found', { count: 0 })}
      action={
        <>
          <Button asChild variant="primary">
            <Link href="/courses">{t('courses')}</Link>
          </Button>
          <Button asChild>
            <Link href="/toolkit/glossary">{t('glossary')}</Link>
          </Button>
        </>
      }
    >
      {t('none')}
    </EmptyState>
  )
}
