import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { SubmissionSummary } from '#lib/projects/contract.ts'

export function SubmissionList({ course, submissions }: { course: string; submissions: SubmissionSummary[] }) {
  const t = useTranslations('projects.submissions')
  const format = useFormatter()
  return (
    <Card pad>
      <h2 className="text-base">{t('title')}</h2>
      <ul className="mt-2 grid">
        {submissions.map(({ submission_id, created_at, score, passed }) => (
          <li key={submission_id} className="flex items-center justify-between gap-3 border-line border-t text-sm">
            <Link
              href={`/courses/${course}/project/${submission_id}`}
              prefetch={false}
              className="flex min-h-(--target) items-center"
            >
              {format.dateTime(new Date(created_at), 'instant')}
            </Link>
            <Tag tone={passed ? 'success' : 'plain'}>{t('score', { score })}</Tag>
          </li>
        ))}
      </ul>
    </Card>
  )
}
