import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Tag } from '#components/ui/tag.tsx'
import { Term } from '#components/ui/term.tsx'
import type { CalculatorTexts } from './texts.ts'

const UNVERIFIED = / ?\[verify\]/

export type RelatedTerm = { slug: string; term: string; meaning: string }

type AboutCalculatorProps = { texts: CalculatorTexts; terms: readonly RelatedTerm[] }

/** How it is calculated, on what it rests, and what the words mean. */
export function AboutCalculator({ texts, terms }: AboutCalculatorProps) {
  const t = useTranslations('toolkit.about')
  return (
    <div className="grid items-start gap-x-16 gap-y-8 border-line border-t pt-8 lg:grid-cols-2">
      <Section title={t('formula')}>
        <ol className="grid gap-3">
          {texts.formula.map(({ symbols, words }) => (
            <li key={symbols} className="border-laut-line border-l-2 pl-3">
              <p className="font-semibold text-sm leading-snug">{symbols}</p>
              {words && <p className="mt-0.5 text-ink-2 text-sm">{words}</p>}
            </li>
          ))}
        </ol>
      </Section>
      <div className="grid gap-8">
        <Section title={t('assumptions')}>
          <Items of={texts.assumptions} />
        </Section>
        {texts.sources.length > 0 && (
          <Section title={t('sources')}>
            <Items of={texts.sources} />
          </Section>
        )}
        {terms.length > 0 && (
          <Section title={t('terms')}>
            <p className="flex flex-wrap gap-x-4 text-sm">
              {terms.map(({ slug, term, meaning }) => (
                <span key={slug} className="alone">
                  <Term title={term} definition={meaning}>
                    {term}
                  </Term>
                </span>
              ))}
            </p>
          </Section>
        )}
      </div>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="max-w-read">
      <h2 className="mb-3 text-lg">{title}</h2>
      {children}
    </section>
  )
}

/** What could not be checked at its source says so. */
function Items({ of }: { of: readonly string[] }) {
  const t = useTranslations('toolkit.about')
  return (
    <ul className="grid list-disc gap-2 pl-5 text-sm marker:text-ink-3">
      {of.map((text) => (
        <li key={text}>
          {text.replace(UNVERIFIED, '')} {UNVERIFIED.test(text) && <Tag tone="info">{t('verify')}</Tag>}
        </li>
      ))}
    </ul>
  )
}
