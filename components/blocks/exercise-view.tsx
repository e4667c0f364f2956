import {
  ArrowDownUp,
  Boxes,
  CircleHelp,
  FileSearch,
  GitBranch,
  Hash,
  Link2,
  ListChecks,
  SquareCheck,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Block, MarkedBlock } from '#lib/blocks/schema.ts'
import { Case } from './case.tsx'
import { Checklist } from './checklist.tsx'
import { Classify } from './classify.tsx'
import { Doccheck } from './doccheck.tsx'
import { Match } from './match.tsx'
import { Multi } from './multi.tsx'
import { Numeric } from './numeric.tsx'
import { Order } from './order.tsx'
import { Single } from './single.tsx'

export type Exercise = Extract<Block, { point: number }>
export const isExercise = (block: Block): block is Exercise => 'point' in block

const icons = {
  single: CircleHelp,
  multi: SquareCheck,
  numeric: Hash,
  order: ArrowDownUp,
  match: Link2,
  classify: Boxes,
  doccheck: FileSearch,
  case: GitBranch,
  checklist: ListChecks,
}

type ExerciseViewProps = {
  block: Exercise
  mark: MarkedBlock | undefined
  n: number
  total: number
  foot?: ReactNode
}

/** One exercise: its kind, its question, and what came of the latest answer. */
export function ExerciseView({ block, mark, n, total, foot }: ExerciseViewProps) {
  const t = useTranslations('lessons')
  const Icon = icons[block.type]
  return (
    <section
      id={block.key}
      data-block={block.id}
      aria-label={t('number', { n, total })}
      className="border-line border-b py-8"
    >
      <p className="mb-2 flex items-center gap-2 text-ink-2 text-xs">
        <Icon aria-hidden="true" className="size-4 text-laut-text" />
        {t(`kind.${block.type}`)}
        {total > 1 && <span className="ml-auto tabular-nums">{t('number', { n, total })}</span>}
      </p>
      <ExerciseBody block={block} mark={mark} />
      {foot}
    </section>
  )
}

/** The question with its fields, and what came of the answer; whoever asks it puts the heading above. */
export function ExerciseBody({ block, mark }: Pick<ExerciseViewProps, 'block' | 'mark'>) {
  return (
    <>
      {block.type === 'single' && <Single block={block} mark={mark} />}
      {block.type === 'multi' && <Multi block={block} mark={mark} />}
      {block.type === 'numeric' && <Numeric block={block} mark={mark} />}
      {block.type === 'order' && <Order block={block} mark={mark} />}
      {block.type === 'match' && <Match block={block} mark={mark} />}
      {block.type === 'classify' && <Classify block={block} mark={mark} />}
      {block.type === 'doccheck' && <Doccheck block={block} mark={mark} />}
      {block.type === 'case' && <Case block={block} mark={mark} />}
      {block.type === 'checklist' && <Checklist block={block} mark={mark} />}
    </>
  )
}
