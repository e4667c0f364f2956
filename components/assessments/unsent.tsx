import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Note } from '#components/ui/note.tsx'
import { Link, usePathname } from '#lib/i18n/navigation.ts'
import type { Saving } from './use-saving.ts'

export function Unsent({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Note tone="danger" role="alert" title={title} className="my-4">
      <p>{children}</p>
    </Note>
  )
}

/** Beside the buttons: that is where she is looking. Nothing while all is saved. */
export function SavingNote({ state }: { state: Saving }) {
  const t = useTranslations('assessments.run')
  const path = usePathname()
  if (state === 'kept') return <Unsent title={t('kept')}>{t('keptText')}</Unsent>
  if (state !== 'signed-out') return null
  return (
    <Unsent title={t('kept')}>
      {t('signedOut')} <Link href={{ pathname: '/sign-in', query: { next: path } }}>{t('signIn')}</Link>
    </Unsent>
  )
}
