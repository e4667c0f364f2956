'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import type { ProblemJson } from '#lib/http/problem.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { CodeField, useFieldProblem } from './fields.tsx'
import { QrCode } from './qr-code.tsx'
import type { Seed } from './second-factor-desk.tsx'

type ScanStepProps = {
  seed: Seed
  problem: ProblemJson | undefined
  action: (form: FormData) => void
  pending: boolean
}

/** The seed into the app, by camera, by link or by hand; then a code from the app proves that it arrived. */
export function ScanStep({ seed, action, pending, ...state }: ScanStepProps) {
  const t = useTranslations('account.factor')
  const problem = useFieldProblem(state.problem)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <div className="mt-5 grid gap-5 [&>*]:min-w-0">
      <Card pad>
        <h2 ref={title} tabIndex={-1} className="text-lg outline-none">
          {t('scan')}
        </h2>
        <p className="mt-1 text-ink-2 text-sm">{t('scanText')}</p>
        <div className="mt-4 grid gap-5 md:grid-cols-[auto_minmax(0,1fr)] md:gap-8">
          <QrCode path={seed.qr_svg} size={seed.qr_size} label={t('qr')} />
          <div className="grid content-start gap-4 text-sm">
            <div>
              <p>{t('typed')}</p>
              <code className="mt-1 block select-all text-base [overflow-wrap:anywhere]">{inGroups(seed.secret)}</code>
            </div>
            <div>
              <p>{t('samePhone')}</p>
              <a href={seed.uri} className="alone">
                {t('open')}
              </a>
            </div>
          </div>
        </div>
      </Card>
      <Card pad>
        <h2 className="text-lg">{t('confirm')}</h2>
        <p className="mt-1 text-ink-2 text-sm">{t('confirmText')}</p>
        <form action={action} className="mt-4 grid max-w-md gap-4">
          <FormErrors problem={problem} labels={{ code: t('code') }} />
          <CodeField label={t('code')} keyboard="numeric" problem={problem} />
          <div className="flex flex-wrap gap-3">
            <Button variant="primary" pending={pending} className="max-md:w-full">
              {t('turnOn')}
            </Button>
            <Button asChild className="max-md:w-full">
              <Link href="/profile/security">{t('cancel')}</Link>
            </Button>
          </div>
        </form>
      </Card>
    </div>
  )
}

/** `JBSWY3DP…` in fours, as one reads it aloud and types it. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret
