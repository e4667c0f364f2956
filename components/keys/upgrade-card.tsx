import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { ProblemJson } from '#lib/http/problem.ts'
import { Link } from '#lib/i18n/navigation.ts'

type UpgradeCardProps = { problem: ProblemJson | undefined; action: (form: FormData) => void; pending: boolean }

export function UpgradeCard({ problem, action, pending }: UpgradeCardProps) {
  const t = useTranslations('developer.upgrade')
  return (
    <Card pad className="max-w-2xl">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-2">{t('text')}</p>
      <form action={action} className="mt-4">
        <FormErrors problem={problem} labels={{}} />
        <Button variant="primary" pending={pending} className="max-md:w-full">
          {t('submit')}
        </Button>
      </form>
      <p className="mt-3 text-ink-2 text-xs">{t('after')}</p>
      <p className="mt-3 text-sm">
        <Link href="/developer">{t('more')}</Link>
      </p>
    </Card>
  )
}
