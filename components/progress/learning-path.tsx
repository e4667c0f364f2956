import { useTranslations } from 'next-intl'
import { Markdown } from '#components/blocks/markdown.tsx'
import { Stop } from '#components/ui/stop.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Pillar, Readiness } from '#lib/progress/contract.ts'

type LearningPathProps = { path: Readiness['path']; pillars: readonly Pillar[] }

/** Which lessons to take, the weakest pillar first. */
export function LearningPath({ path, pillars }: LearningPathProps) {
  const t = useTranslations('progress.readiness')
  if (!path.length) return null
  const titles = new Map(pillars.map(({ id, title }) => [id, title]))
  const next = path.flatMap(({ lessons }) => lessons).find(({ open, complete }) => open && !complete)
  return (
    <section>
      <h2 className="text-xl">{t('path')}</h2>
      <p className="mt-1 text-ink-2 text-sm">{t('pathText')}</p>
      <ol className="mt-4 grid gap-6">
        {path.map(({ pillar, advice, lessons }, n) => (
          <li key={pillar}>
            <h3>
              {n + 1}. {titles.get(pillar)}
            </h3>
            <div className="mt-1 text-ink-2 text-sm">
              <Markdown of={advice} />
            </div>
            <ul className="mt-2 grid text-sm">
              {lessons.map((lesson) => (
                <li key={lesson.code} className="flex min-h-(--target) items-center gap-3">
                  <Stop state={lesson.complete ? 'done' : lesson === next ? 'here' : 'ahead'} />
                  <span className="min-w-0 flex-1">
                    {lesson.open ? (
                      <Link href={`/learn/${lesson.course_slug}/${lesson.slug}`} className="alone">
                        {lesson.code} {lesson.title}
                      </Link>
                    ) : (
                      <Link href={`/courses/${lesson.course_slug}`} className="alone">
                        {lesson.code} {lesson.title}
                      </Link>
                    )}
                  </span>
                  {!lesson.open && <Tag>{t('coming')}</Tag>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}
