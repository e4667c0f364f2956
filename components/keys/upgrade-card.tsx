import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { FormErrors, fieldError } from '#components/ui/form-errors.tsx'
import { Note } from '#components/ui/note.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Upgrading } from './key-desk.tsx'

type UpgradeCardProps = {
  state: Upgrading
  action: (form: FormData) => void
  pending: boolean
  /** An administrator has to agree: what was asked for stands so. */
  approval: { request: 'pending' | 'approved' | 'declined' | null } | null
}

export function UpgradeCard({ state: { data, problem, values }, action, pending, approval }: UpgradeCardProps) {
  const t = useTranslations('developer.upgrade')
  const asked = data && 'status' in data
  if (approval && (asked || approval.request === 'pending'))
    return (
      <Note tone="info" title={t('pending')} {...(asked && { role: 'status' })} className="max-w-2xl">
        {t('pendingText')}
      </Note>
    )
  return (
    <Card pad className="max-w-2xl">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-2">{t('text')}</p>
      {approval?.request === 'declined' && (
        <Note tone="warning" title={t('declined')} className="mt-4">
          {t('declinedText')}
        </Note>
      )}
      <form action={action} className="mt-4 grid gap-4">
        <FormErrors problem={problem} labels={{ reason: t('reason') }} />
        {approval && (
          <TextArea
            label={t('reason')}
            name="reason"
            optional
            maxLength={500}
            rows={3}
            help={t('reasonHelp')}
            defaultValue={values?.reason}
            error={fieldError(problem, 'reason')}
          />
        )}
        <div>
          <Button variant="primary" pending={pending} className="max-md:w-full">
            {approval ? t('ask') : t('submit')}
          </Button>
        </div>
      </form>
      <p className="mt-3 text-ink-2 text-xs">{approval ? t('afterApproval') : t('after')}</p>
      <p className="mt-3 text-sm">
        <Link href="/developer">{t('more')}</Link>
      </p>
    </Card>
  )
}
