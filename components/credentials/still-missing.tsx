import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Mastery } from '#lib/study/mastery.ts'

type StillMissingProps = { slug: string; mastery: Mastery; mark: number }

export function StillMissing({ slug, mastery: { lessons, test, project }, mark }: StillMissingProps) {
  const t = useTranslations('credentials.own.missing')
  const best = (score: number | null) => (score === null ? 'none' : `${score}`)
  const left = lessons.total - lessons.complete
  return (
    <Card pad>
      <h2 className="text-lg">{t('title')}</h2>
      <ul className="mt-3 grid list-disc gap-1 pl-5">
        {left > 0 && <li>{t('lessons', { left })}</li>}
        {test === null && <li>{t('noTest')}</li>}
        {test && !test.passed && <li>{t('test', { best: best(test.best), mark })}</li>}
        {project && !project.passed && <li>{t('project', { best: best(project.best), mark })}</li>}
      </ul>
      <Button asChild variant="next" className="mt-5">
        <Link href={`/courses/${slug}`}>{t('action')}</Link>
      </Button>
    </Card>
  )
}
