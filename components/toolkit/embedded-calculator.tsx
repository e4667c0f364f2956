import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '#lib/i18n/navigation.ts'
import type { DeliveryPoint } from '#lib/toolkit/drawing.ts'
import type { CalculatorName } from '#lib/toolkit/examples.ts'
import type { PageState } from '#lib/toolkit/page-state.ts'
import { CalculatorForm } from './calculator-form.tsx'
import { CalculatorResult } from './calculator-result.tsx'
import type { LadderLink } from './price-ladder.tsx'
import { PriceResult, PriceSummary } from './price-result.tsx'
import type { CalculatorTexts } from './texts.ts'

type EmbeddedCalculatorProps = {
  name: CalculatorName
  texts: CalculatorTexts
  state: PageState
  /** The page that holds it: the figures go there and come back in its address. */
  path: string
  action: string
  until: DeliveryPoint
  linkTo: LadderLink
}

const ANSWER = 'hitungan'

/** A calculator inside another page, from its figures to its answer. */
export function EmbeddedCalculator({ name, texts, state, path, action, until, linkTo }: EmbeddedCalculatorProps) {
  const t = useTranslations('toolkit.embedded')
  const isPrice = name === 'price-build-up'
  const ladder = state.answer?.drawing?.kind === 'ladder' ? state.answer.drawing : null
  return (
    <div className="grid gap-6 *:min-w-0">
      <CalculatorForm
        name={name}
        texts={texts}
        state={state}
        action={action}
        answerId={ANSWER}
        home={path}
        kept={isPrice ? { until } : {}}
      />
      {isPrice ? (
        <>
          {ladder && <PriceSummary ladder={ladder} until={until} answerId={ANSWER} />}
          <PriceResult state={state} until={until} linkTo={linkTo} />
        </>
      ) : (
        <CalculatorResult name={name} texts={texts} state={state} answerId={ANSWER} />
      )}
      <p data-chrome="">
        <Link href={`/toolkit/${name}?${state.address}`} className="alone text-sm">
          {t('open')} <ArrowRight aria-hidden="true" className="inline size-4" />
        </Link>
      </p>
    </div>
  )
}
