import { Check, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Markdown } from './markdown.tsx'

type JudgedProps = {
  name: string
  /** What is asked, and what was answered to it, in words. */
  title: ReactNode
  given: ReactNode
  value: string
  /** Undefined where nothing was answered. */
  right: boolean | undefined
  /** The right place, once it may be shown and is another one. */
  answer: string | undefined
  explanation: string | undefined
  children: ReactNode
}

/**
 * One part of an exercise with what came of it, in a word and a sign and never in colour alone. A right one shrinks to a
 * line and needs no field any more, so that those to mend stay in sight.
 */
export function Judged(props: JudgedProps) {
  const { right, answer, explanation, children } = props
  const t = useTranslations('lessons')
  if (right) return <Settled {...props} />
  const wrong = right === false
  return (
    <div className={wrong ? 'rounded-sm border-2 border-warning px-3 pt-2.5 pb-3' : 'px-0.5'}>
      {children}
      {wrong && (
        <p className="mt-2 flex items-center gap-1.5 font-semibold text-warning text-xs">
          <RotateCcw aria-hidden="true" className="size-4" /> {t('mark.wrong')}
        </p>
      )}
      {answer && <p className="mt-1.5 font-semibold text-sm">{t('match.answer', { place: answer })}</p>}
      <Why of={explanation} />
    </div>
  )
}

function Settled({ name, title, given, value, explanation }: JudgedProps) {
  const t = useTranslations('lessons.mark')
  return (
    <div className="rounded-sm border border-line bg-ground px-3 py-2">
      <input type="hidden" name={name} value={value} />
      <div className="flex items-center gap-3 text-sm leading-snug">
        <span className="min-w-0 flex-1">
          <span className="font-semibold">{title}</span>
          <span className="block text-ink-2 text-xs">{given}</span>
        </span>
        <Check aria-hidden="true" className="size-5 flex-none stroke-[2.4] text-success" />
        <span className="sr-only">{t('right')}</span>
      </div>
      <Why of={explanation} />
    </div>
  )
}

/** The reason for one part. */
export const Why = ({ of }: { of: string | null | undefined }) =>
  of ? (
    <div className="mt-1.5 text-ink-2 text-xs">
      <Markdown of={of} />
    </div>
  ) : null
