import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ToolkitEntry, ToolkitIndex } from '#components/toolkit/toolkit-index.tsx'
import { view } from '#lib/http/view.ts'
import { listGlossary } from '#lib/lessons/glossary/queries.ts'
import { calculatorTexts } from './texts.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('toolkit')
  return { title: t('title'), description: t('description') }
}

export default async function ToolkitPage() {
  const [language, t, map, texts] = await Promise.all([
    getLocale(),
    getTranslations('toolkit'),
    getTranslations('incoterms'),
    calculatorTexts(),
  ])
  const topics = await view('public', (caller) => listGlossary(caller, { language }))
  const count = topics.flatMap((topic) => topic.entries).length
  return (
    <div className="page grid gap-10 py-6 lg:py-10">
      <header>
        <h1>{t('title')}</h1>
        <p className="mt-2.5 max-w-[40em] text-ink-2">{t('lead')}</p>
      </header>
      <ToolkitIndex texts={texts} />
      <section aria-labelledby="words" className="grid gap-x-10 gap-y-2 lg:grid-cols-[14rem_1fr]">
        <h2 id="words" className="text-lg lg:pt-3.5">
          {t('about.terms')}
        </h2>
        <ul className="border-line border-t lg:grid lg:grid-cols-2 lg:gap-x-10">
          <ToolkitEntry href="/toolkit/incoterms" title={map('title')} sentence={map('description')} />
          <ToolkitEntry
            href="/toolkit/glossary"
            title={t('glossary.title')}
            sentence={t('glossary.sentence', { count })}
          />
        </ul>
      </section>
    </div>
  )
}
