import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'

/** A plain GET form: the search is in the address, and works without JavaScript. */
export function SearchForm({ q, action }: { q: string; action: string }) {
  const t = useTranslations('search')
  return (
    <search aria-label={t('title')}>
      <form action={action} className="grid max-w-read grid-cols-[1fr_auto] items-start gap-3">
        <Field
          label={t('q')}
          name="q"
          type="search"
          help={t('help')}
          defaultValue={q}
          maxLength={100}
          enterKeyHint="search"
        />
        <Button type="submit" variant={q ? 'line' : 'primary'} className="mt-6.5">
          {t('submit')}
        </Button>
      </form>
    </search>
  )
}

const examples = ['NIB', 'PEB', 'FOB', 'L/C']

export function SearchExamples({ linkTo }: { linkTo: (q: string) => string }) {
  const t = useTranslations('search')
  return (
    <p className="flex flex-wrap items-center gap-x-5 text-sm">
      <span className="text-ink-2">{t('try')}</span>
      {examples.map((q) => (
        <a key={q} href={linkTo(q)} className="alone">
          {q}
        </a>
      ))}
    </p>
  )
}
