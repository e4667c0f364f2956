import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { Credential } from '#lib/credentials/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'

const tones = { valid: 'success', expired: 'warning', revoked: 'danger' } as const

/** One of the certificates that somebody holds, in a list. */
export function CertificateCard({ credential }: { credential: Credential }) {
  const t = useTranslations('credentials.card')
  const format = useFormatter()
  const { course, standing, issued_at } = credential
  return (
    <Card pad>
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 className="text-base">{course.title}</h3>
        <Tag tone={tones[standing]}>{t(`state.${standing}`)}</Tag>
      </div>
      <p className="num mt-1 text-ink-2 text-sm">
        {t('issued', { date: format.dateTime(new Date(issued_at), 'date') })}
      </p>
      <p className="mt-2 text-sm">
        <Link href={`/courses/${course.slug}/certificate`} className="inline-flex min-h-11 items-center">
          {t('open')}
        </Link>
      </p>
    </Card>
  )
}
