'use client'

import { Check, Copy, LifeBuoy, Printer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { useCopy } from '#components/ui/use-copy.ts'
import { Link, useRouter } from '#lib/i18n/navigation.ts'

type RecoveryCardProps = { codes: string[]; done: { href: string; label: string } }

/** The recovery codes, once. The card takes the focus, and lets go when its owner says that they are kept. */
export function RecoveryCard({ codes, done }: RecoveryCardProps) {
  const t = useTranslations('account.codes')
  const id = useId()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <section aria-labelledby={id} className="mt-5 rounded-md border-2 border-laut bg-surface">
      <div className="grid gap-3 p-4 md:grid-cols-[auto_1fr] md:gap-4 md:p-5">
        <span data-chrome="" className="grid size-10 place-items-center rounded-sm bg-kunyit text-on-kunyit">
          <LifeBuoy aria-hidden="true" className="size-5" />
        </span>
        <div className="min-w-0">
          <h2 ref={title} id={id} tabIndex={-1} className="text-lg leading-snug outline-none">
            {t('title')}
          </h2>
          <p className="mt-1 text-ink-2 text-sm">{t('text')}</p>
        </div>
      </div>
      <Codes codes={codes} />
      <Kept done={done} />
    </section>
  )
}

function Codes({ codes }: { codes: string[] }) {
  const t = useTranslations('account.codes')
  const { shown, said, copy } = useCopy<HTMLUListElement>(codes.join('\n'), t('copied'))
  return (
    <div className="px-4 pb-4 md:px-5">
      <ul
        ref={shown}
        aria-label={t('list')}
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-sm bg-sunken px-4 py-3"
      >
        {codes.map((code) => (
          <li key={code}>
            <code className="text-base">{code}</code>
          </li>
        ))}
      </ul>
      <div data-needs-script="" data-chrome="" className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary" onClick={copy} className="max-md:flex-1">
          {said === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {said === 'copied' ? t('copied') : t('copy')}
        </Button>
        <Button onClick={() => print()} className="max-md:flex-1">
          <Printer aria-hidden="true" /> {t('print')}
        </Button>
      </div>
      <p role="status" className="mt-1 text-ink-2 text-xs empty:hidden">
        {said === 'selected' ? t('selected') : null}
      </p>
    </div>
  )
}

function Kept({ done }: { done: RecoveryCardProps['done'] }) {
  const t = useTranslations('account.codes')
  const router = useRouter()
  const [kept, setKept] = useState(false)
  return (
    <div data-chrome="" className="rounded-b-md border-line border-t bg-ground px-4 py-2 md:px-5">
      <div data-needs-script="" className="flex flex-wrap items-center justify-between gap-x-4">
        <Checkbox
          label={t('kept')}
          name="kept"
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        <Button variant="quiet" disabled={!kept} onClick={() => router.push(done.href)} className="max-md:w-full">
          {done.label}
        </Button>
      </div>
      <noscript>
        <p className="pt-2 text-sm">{t('noScript')}</p>
        <Link href={done.href} className="alone text-sm">
          {done.label}
        </Link>
      </noscript>
    </div>
  )
}
