import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Field } from '#components/ui/field.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Entry, Topic } from '#lib/lessons/glossary/queries.ts'

/** A plain GET form: the search is in the address, and works without JavaScript. */
export function GlossarySearch({ q, action }: { q: string; action: string }) {
  const t = useTranslations('toolkit.glossary')
  return (
    <search data-chrome="">
      <form action={action} className="grid max-w-read grid-cols-[1fr_auto] items-start gap-3">
        <Field label={t('search')} name="q" type="search" help={t('searchHelp')} defaultValue={q} maxLength={100} />
        <Button type="submit" className="mt-6.5">
          {t('submit')}
        </Button>
      </form>
    </search>
  )
}

type FoundTermsProps = { q: string; suggestion: string | null; count: number }

export function FoundTerms({ q, suggestion, count }: FoundTermsProps) {
  const t = useTranslations('toolkit.glossary')
  if (count === 0) return null
  return (
    <div role="status" className="grid gap-1">
      {suggestion && (
        <p>
          {t.rich('meant', {
            ...{ q, suggestion },
            link: (words) => (
              <Link href={{ pathname: '/toolkit/glossary', query: { q: suggestion } }} className="font-semibold">
                {words}
              </Link>
            ),
          })}
        </p>
      )}
      <p>{t('found', { count })}</p>
    </div>
  )
}

export function TopicLinks({ topics }: { topics: readonly Topic[] }) {
  const t = useTranslations('toolkit.glossary')
  return (
    <nav aria-label={t('topics')} data-chrome="">
      <ul className="flex flex-wrap gap-x-5 text-sm">
        {topics.map((topic) => (
          <li key={topic.slug}>
            <a href={`#${topic.slug}`} className="alone">
              {topic.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type GlossaryTopicsProps = {
  topics: readonly Topic[]
  /** The title of each calculator by its name. */
  calculators: Readonly<Record<string, string>>
}

export function GlossaryTopics({ topics, calculators }: GlossaryTopicsProps) {
  return (
    <div className="grid gap-12">
      {topics.map((topic) => (
        <section
          key={topic.slug}
          aria-labelledby={topic.slug}
          className="grid gap-x-10 gap-y-3 lg:grid-cols-[14rem_1fr]"
        >
          <h2 id={topic.slug} className="self-start text-lg lg:sticky lg:top-20">
            {topic.title}
          </h2>
          <dl className="border-line border-t lg:grid lg:grid-cols-2 lg:gap-x-10">
            {topic.entries.map((entry) => (
              <GlossaryEntry key={entry.slug} entry={entry} calculators={calculators} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function GlossaryEntry({ entry, calculators }: { entry: Entry } & Pick<GlossaryTopicsProps, 'calculators'>) {
  const t = useTranslations('toolkit')
  const { slug, term, meaning, other, calculator, verify } = entry
  const title = calculator && calculators[calculator]
  return (
    <div id={slug} className="border-line border-b py-3.5 target:bg-kunyit-soft">
      <dt className="flex flex-wrap items-center gap-x-2 leading-snug">
        <a href={`#${slug}`} className="font-semibold text-ink no-underline hover:underline">
          {term}
        </a>
        {verify && <Tag tone="info">{t('about.verify')}</Tag>}
      </dt>
      <dd className="mt-1 text-sm">{meaning}</dd>
      {other !== term && <dd className="mt-0.5 text-ink-2 text-xs">{t('glossary.other', { term: other })}</dd>}
      {title && (
        <dd className="text-xs">
          <Link href={`/toolkit/${calculator}`} className="alone">
            {t('glossary.calculator', { name: title })}
          </Link>
        </dd>
      )}
    </div>
  )
}

export function NoTerm() {
  const t = useTranslations('toolkit.glossary')
  return (
    <EmptyState
      title={t('found', { count: 0 })}
      action={
        <Button asChild variant="primary">
          <Link href="/toolkit/glossary">{t('all')}</Link>
        </Button>
      }
    >
      {t('none')}
    </EmptyState>
  )
}
