import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FoundTerms, GlossarySearch, GlossaryTopics, NoTerm, TopicLinks } from '#components/toolkit/glossary.tsx'
import { view } from '#lib/http/view.ts'
import { getPathname, Link } from '#lib/i18n/navigation.ts'
import { listGlossary } from '#lib/lessons/glossary/queries.ts'
import { calculatorTexts } from '../texts.ts'
import { findTerms } from './find-terms.ts'

type Props = PageProps<'/[locale]/toolkit/glossary'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('toolkit.glossary')
  return { title: t('title'), description: t('description') }
}

export default async function GlossaryPage({ searchParams }: Props) {
  const [language, t, asked, texts] = await Promise.all([
    getLocale(),
    getTranslations('toolkit'),
    searchParams,
    calculatorTexts(),
  ])
  const q = typeof asked.q === 'string' ? asked.q.trim().slice(0, 100) : ''
  const { all, topics, suggestion } = await view('public', async (caller) => {
    const all = await listGlossary(caller, { language })
    return { all, ...(q ? await findTerms(caller, { q, language }) : { topics: all, suggestion: null }) }
  })
  const counted = (of: typeof all) => of.flatMap((topic) => topic.entries).length
  const titles = Object.fromEntries(Object.entries(texts).map(([name, { title }]) => [name, title]))
  return (
    <div className="page grid gap-8 py-4 lg:py-8">
      <header>
        <p data-chrome="" className="text-ink-2 text-xs">
          <Link href="/toolkit" className="alone">
            {t('title')}
          </Link>{' '}
          / {t('glossary.short')}
        </p>
        <h1>{t('glossary.title')}</h1>
        <p className="mt-2 max-w-[40em] text-ink-2">{t('glossary.lead', { count: counted(all) })}</p>
      </header>
      <GlossarySearch q={q} action={getPathname({ href: '/toolkit/glossary', locale: language })} />
      {q ? <FoundTerms q={q} suggestion={suggestion} count={counted(topics)} /> : <TopicLinks topics={topics} />}
      {topics.length > 0 ? <GlossaryTopics topics={topics} calculators={titles} /> : <NoTerm />}
    </div>
  )
}
