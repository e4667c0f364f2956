'use client'

import { useTranslations } from 'next-intl'
import { DeadEnd } from '#components/layout/dead-end.tsx'
import { buttonLook } from '#components/ui/button-look.ts'

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void }

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useTranslations('common.error')
  return (
    <main id="isi">
      <DeadEnd title={t('title')} text={t('text')}>
        <button type="button" className={buttonLook({ variant: 'primary' })} onClick={() => retry()}>
          {t('action')}
        </button>
        {error.digest && <code className="text-ink-2">{t('reference', { digest: error.digest })}</code>}
      </DeadEnd>
    </main>
  )
}
