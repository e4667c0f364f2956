import { Check, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Markdown } from './markdown.tsx'

type JudgedProps = {
  /** Undefined where nothing was answered. */
  right: boolean | undefined
  /** The right place, once it may be shown and is another one. */
  answer: string | undefined
  explanation: string | undefined
  children: ReactNode
}

/** One part of an exercise with what came of it: in a word and a sign, never in colour alone. */
export function Judged({ right, answer, explanation, children }: JudgedProps) {
  const t = useTranslations('lessons')
  const Icon = right ? Check : RotateCcw
  return (
    <div>
      {children}
      {right !== undefined && (
        <p className={`mt-1 flex items-center gap-1 font-semibold text-2xs ${right ? 'text-success' : 'text-warning'}`}>
          <Icon aria-hidden="true" className="size-4" /> {t(right ? 'mark.right' : 'mark.wrong')}
        </p>
      )}
      {answer && <p className="mt-1 text-sm">{t('match.answer', { place: answer })}</p>}
      {explanation && (
        <div className="mt-1 text-ink-2 text-xs">
          <Markdown of={explanation} />
        </div>
      )}
    </div>
  )
}
