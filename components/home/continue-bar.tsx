import { ArrowRight, Repeat } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#lib/i18n/navigation.ts'

type ContinueBarProps = { resume: { href: string; title: string } | null; due: number }

/** For somebody who has begun: back to where she stopped, before anything else. */
export function ContinueBar({ resume, due }: ContinueBarProps) {
  const t = useTranslations('home.continue')
  if (!resume && due === 0) return null
  return (
    <section aria-label={t('label')} className="border-line border-b bg-surface">
      <div className="page flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
        {resume && (
          <Button asChild variant="primary" className="max-w-full max-md:w-full">
            <Link href={resume.href}>
              <span className="min-w-0 truncate">{t('resume', { title: resume.title })}</span>
              <ArrowRight aria-hidden="true" />
            </Link>
          </Button>
        )}
        {due > 0 && (
          <Link href="/review" className="alone flex items-center gap-2 text-sm">
            <Repeat aria-hidden="true" className="size-4" /> {t('review', { count: due })}
          </Link>
        )}
      </div>
    </section>
  )
}
