import type { CalculatorName } from '#lib/toolkit/examples.ts'
import type { PageState } from '#lib/toolkit/page-state.ts'
import { CostParts, Errors, Seasons, Shares } from './bar-drawings.tsx'
import { ContainerDrawing } from './container-drawing.tsx'
import { ScaleDrawing, ThresholdDrawing } from './scale-drawings.tsx'
import type { CalculatorTexts } from './texts.ts'

type ResultDrawingProps = { name: CalculatorName; texts: CalculatorTexts; state: PageState }

/** A drawing where one says more than the figures do. */
export function ResultDrawing({ name, texts, state }: ResultDrawingProps) {
  if (!state.answer) return null
  const { output, drawing } = state.answer
  if (drawing?.kind === 'grid') return <ContainerDrawing drawing={drawing} />
  const list = (field: string) => {
    const value = state.values[field]
    return value?.kind === 'list' ? value.items : []
  }
  if (drawing?.kind === 'shares') return <Shares percents={drawing.percents} items={list('values')} />
  if (name === 'seasonal-index') return <Seasons indices={(output.indices ?? '').split(' ')} />
  if (name === 'mape') return <Errors actual={list('actual')} forecast={list('forecast')} />
  if (name === 'letter-of-credit') return <CostParts wire={state.wire} output={output} texts={texts} />
  if (name === 'rca') return <ScaleDrawing value={Number(output.rsca)} />
  if (name === 'rvc')
    return <ThresholdDrawing value={output.rvc_pct ?? '0'} threshold={String(state.wire.threshold_percent)} />
  return null
}
