import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Tag } from '#components/ui/tag.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Project } from '#lib/projects/contract.ts'

export function ProjectHead({ project: { course, form, best_score, passed, submissions } }: { project: Project }) {
  const t = useTranslations('projects')
  return (
    <header>
      <p className="text-ink-2 text-xs">
        <Link href={`/courses/${course.slug}`} className="alone">
          {t('course', { code: course.code, title: course.title })}
        </Link>{' '}
        / {t('project')}
      </p>
      <h1>{form.outcome}</h1>
      {best_score !== null && (
        <p className="mt-2 flex flex-wrap items-center gap-2 text-ink-2 text-sm">
          {passed && (
            <Tag tone="success">
              <Check aria-hidden="true" /> {t('passed')}
            </Tag>
          )}
          {t('best', { score: best_score, count: submissions })}
        </p>
      )}
    </header>
  )
}
