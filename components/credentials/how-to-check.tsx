import { ChevronDown, ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type HowToCheckProps = { addresses: { jwt: string | null; keys: string; statusList: string; statusIndex: number } }

/** For whoever would rather not take our word for it. Opens without JavaScript. */
export function HowToCheck({ addresses: { jwt, keys, statusList, statusIndex } }: HowToCheckProps) {
  const t = useTranslations('credentials.check')
  const to = (href: string) => ({
    link: (words: ReactNode) => <a href={href}>{words}</a>,
  })
  return (
    <details className="group border-line border-y">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-2.5 font-semibold text-sm [&::-webkit-details-marker]:hidden">
        <ShieldCheck aria-hidden="true" className="size-5" /> {t('title')}
        <ChevronDown aria-hidden="true" className="ml-auto size-5 text-ink-3 group-open:rotate-180" />
      </summary>
      <div className="pb-4 text-sm">
        <p>{t('lead')}</p>
        <ol className="mt-2 grid list-decimal gap-2 pl-5 [overflow-wrap:anywhere]">
          <li>{jwt ? t.rich('jwt', to(jwt)) : t('withdrawn')}</li>
          <li>{t.rich('keys', to(keys))}</li>
          <li>{t.rich('status', { ...to(statusList), index: `${statusIndex}` })}</li>
        </ol>
      </div>
    </details>
  )
}
