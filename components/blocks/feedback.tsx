import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Note } from '#components/ui/note.tsx'
import type { MarkedBlock } from '#lib/blocks/schema.ts'
import { pointId } from './exercise.ts'
import { Markdown } from './markdown.tsx'

type FeedbackProps = { mark: MarkedBlock; title?: ReactNode; lead?: ReactNode; children?: ReactNode }

/** Why an answer is right or wrong, and where to read on. A mistake is a warning: nothing was broken. */
export function Feedback({ mark, title, lead, children }: FeedbackProps) {
  const t = useTranslations('lessons')
  const word = mark.correct ? t('mark.right') : mark.result ? t('mark.wrong') : t('mark.unanswered')
  return (
    <Note tone={mark.correct ? 'success' : 'warning'} title={title ?? word} className="mt-4">
      {lead}
      {mark.explanation && <Markdown of={mark.explanation} />}
      {children}
      {mark.key_point !== null && (
        <p className="-mb-2">
          <a href={`#${pointId(mark.key_point)}`} className="alone">
            {t('readPoint', { n: mark.key_point })}
          </a>
        </p>
      )}
    </Note>
  )
}
