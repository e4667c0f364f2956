import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ExerciseView, isExercise } from '#components/blocks/exercise-view.tsx'
import { MarkedText } from '#components/blocks/markdown.tsx'
import { treeOf } from '#components/blocks/markdown-tree.ts'
import { Prose } from '#components/blocks/prose.tsx'
import { markTerms, type TermEntry } from '#components/blocks/term-marks.ts'
import { Button } from '#components/ui/button.tsx'
import type { Block } from '#lib/blocks/schema.ts'
import { Link } from '#lib/i18n/navigation.ts'
import type { Lesson } from '#lib/lessons/contract.ts'
import { type AttemptAction, AttemptForm } from './attempt-form.tsx'
import { KeyPoints, Sources } from './key-points.tsx'
import { type Report, ReportLink } from './report-link.tsx'
import { Verdict } from './verdict.tsx'

export type LessonBodyProps = {
  lesson: Lesson
  language: string
  /** The next open lesson of the course, if there is one. */
  next: { slug: string; title: string } | null
  /** The glossary: what a lesson mentions of it opens in place. */
  terms: readonly TermEntry[]
  report: Report
  /** What other parts of the platform show within the lesson, by the block that it stands in. */
  embeds: Readonly<Record<string, ReactNode>>
  /** The right answers are being shown. */
  solved: boolean
  /** Whose draft of answers this browser keeps. */
  learnerId: string
  submissionId: string
  attemptAction: AttemptAction
  completeAction: (form: FormData) => Promise<void>
}

/** Reading first, then what it comes down to, then the exercises in one form; on a desk the key points stand beside it. */
export function LessonBody(props: LessonBodyProps) {
  const { lesson, embeds, terms } = props
  const t = useTranslations('lessons')
  const firstExercise = lesson.blocks.findIndex(isExercise)
  const split = firstExercise === -1 ? lesson.blocks.length : firstExercise
  const texts = withTerms(lesson.blocks.slice(0, split), terms)
  const points = lesson.blocks.find((block) => block.type === 'keypoints')
  return (
    <div
      data-lesson={lesson.slug}
      className="grid grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr]"
    >
      <article className="px-4 pt-6 lg:px-12 lg:pt-9">
        <div className="mx-auto max-w-read">
          <p className="text-ink-2 text-xs">{t('minutes', { minutes: lesson.minutes })}</p>
          <h1 className="mt-1.5 mb-5 text-2xl leading-[1.18]">{lesson.title}</h1>
          {lesson.blocks.slice(0, split).map((block) => (
            <Read key={block.id} block={block} text={texts.get(block.id)} embed={embeds[block.id]} />
          ))}
        </div>
      </article>
      <aside className="mt-8 border-line border-t bg-ground px-4 py-6 lg:row-span-2 lg:mt-0 lg:border-t-0 lg:border-l lg:px-6 lg:py-9">
        <div className="mx-auto max-w-read lg:sticky lg:top-22">
          {points && (
            <KeyPoints points={points.content.points}>
              <Sources lesson={lesson} />
              <ReportLink report={props.report} lesson={lesson} />
            </KeyPoints>
          )}
        </div>
      </aside>
      <div className="px-4 pt-6 pb-8 lg:px-12 lg:pb-16">
        <div className="mx-auto max-w-read">
          {firstExercise === -1 ? <Finish {...props} /> : <Exercises {...props} blocks={lesson.blocks.slice(split)} />}
        </div>
      </div>
    </div>
  )
}

/** The texts before the exercises with their terms marked, each term where it is first mentioned. */
function withTerms(blocks: readonly Block[], terms: readonly TermEntry[]): Map<string, ReactNode> {
  const prose = blocks.filter((block) => block.type === 'prose')
  const trees = markTerms(
    prose.map((block) => treeOf(block.content.text)),
    terms,
  )
  return new Map(
    prose.flatMap(({ id }, n): [string, ReactNode][] => {
      const tree = trees[n]
      return tree ? [[id, <MarkedText key={id} tree={tree} terms={terms} />]] : []
    }),
  )
}

/** Its key is where "continue" leads to. */
type ReadProps = { block: Block; text?: ReactNode; embed?: ReactNode }

function Read({ block, text, embed }: ReadProps) {
  const shown = block.type === 'prose' ? <Prose text={block.content.text} marked={text} /> : embed
  return shown ? (
    <div id={block.key} data-block={block.id}>
      {shown}
    </div>
  ) : null
}

function Exercises({ blocks, ...props }: LessonBodyProps & { blocks: Block[] }) {
  const { lesson, language, solved, report, learnerId, submissionId, attemptAction, next } = props
  const t = useTranslations('lessons')
  const marks = new Map(lesson.latest_attempt?.blocks.map((mark) => [mark.block_id, mark]))
  const exercises = blocks.filter(isExercise)
  const complete = lesson.status === 'complete'
  return (
    <>
      <h2 className="mb-2 text-xl">{t('exercises')}</h2>
      <Verdict lesson={lesson} next={next} />
      <AttemptForm
        action={attemptAction}
        hidden={{ lesson_id: lesson.slug, course: lesson.course.slug, language, submission_id: submissionId }}
        draft={{ key: `${learnerId} ${lesson.id}`, after: lesson.latest_attempt?.attempt_id ?? '' }}
        labels={{ answers: t('exercises') }}
        again={lesson.latest_attempt !== null}
        next={!complete}
        aside={lesson.latest_attempt && <ShowAnswers lesson={lesson} solved={solved} />}
      >
        {blocks.map((block) =>
          isExercise(block) ? (
            <ExerciseView
              key={block.id}
              block={block}
              mark={marks.get(block.id)}
              n={exercises.indexOf(block) + 1}
              total={exercises.length}
              foot={marks.has(block.id) && <ReportLink report={report} lesson={lesson} part={block.key} />}
            />
          ) : (
            <Read key={block.id} block={block} />
          ),
        )}
      </AttemptForm>
      {lesson.attempts > 0 && <p className="mt-3 text-ink-2 text-xs">{t('tries', { n: lesson.attempts })}</p>}
    </>
  )
}

function ShowAnswers({ lesson, solved }: { lesson: Lesson; solved: boolean }) {
  const t = useTranslations('lessons')
  if (lesson.latest_attempt?.blocks.every((block) => block.correct)) return null
  const path = `/learn/${lesson.course.slug}/${lesson.slug}`
  return (
    <Button asChild variant="line">
      <Link href={solved ? path : `${path}?answers=shown`} scroll={false}>
        {solved ? t('hide') : t('show')}
      </Link>
    </Button>
  )
}

/** A lesson that is only read is finished by saying so. */
function Finish({ lesson, completeAction }: LessonBodyProps) {
  const t = useTranslations('lessons')
  if (lesson.status === 'complete') return <p id="hasil">{t('finished')}</p>
  return (
    <form action={completeAction}>
      <input type="hidden" name="lesson_id" value={lesson.slug} />
      <input type="hidden" name="course" value={lesson.course.slug} />
      <Button variant="next">{t('finish')}</Button>
    </form>
  )
}
