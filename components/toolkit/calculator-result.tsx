import { Lightbulb } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '#components/ui/card.tsx'
import { cx } from '#components/ui/cx.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import type { CalculatorName } from '#lib/toolkit/examples.ts'
import type { PageState } from '#lib/toolkit/page-state.ts'
import { useFigures } from './figures.ts'
import { useFinding } from './finding.ts'
import { outputUnit, presentations } from './presentation.ts'
import { ResultDrawing } from './result-drawing.tsx'
import type { CalculatorTexts } from './texts.ts'

type CalculatorResultProps = {
  name: CalculatorName
  texts: CalculatorTexts
  state: PageState
  answerId: string
}

/** What one calculator answers: the figure that was asked for, what it means, its drawing, and every figure as a table. */
export function CalculatorResult({ name, texts, state, answerId }: CalculatorResultProps) {
  const t = useTranslations('toolkit.result')
  const finding = useFinding()
  const { answer } = state
  if (!answer) return <EmptyState title={t('title')}>{t('none')}</EmptyState>
  const said = finding(name, answer.output, state.wire)
  return (
    <div className="grid gap-6">
      <section aria-labelledby={answerId}>
        <Headline name={name} texts={texts} output={answer.output} answerId={answerId} />
        {said && (
          <p className="mt-3 flex max-w-read gap-3 rounded-md border border-info-line bg-info-soft px-4 py-3 text-sm">
            <Lightbulb aria-hidden="true" className="mt-0.5 size-5 text-info" />
            <span>{said}</span>
          </p>
        )}
      </section>
      <ResultDrawing name={name} texts={texts} state={state} />
      <FigureTable name={name} texts={texts} output={answer.output} />
      <p className="text-ink-3 text-xs">{t('disclaimer')}</p>
    </div>
  )
}

type OutputProps = Pick<CalculatorResultProps, 'name' | 'texts'> & { output: Readonly<Record<string, string>> }

function Headline({ name, texts, output, answerId }: OutputProps & { answerId: string }) {
  const t = useTranslations('toolkit.result')
  const { headline } = presentations[name]
  // By sea a weight is billed in revenue tons: what is left out of an answer cannot be its headline.
  const shown = headline in output ? headline : 'revenue_ton' in output ? 'revenue_ton' : ''
  return (
    <>
      <h2 id={answerId} tabIndex={-1} className="font-normal text-base text-ink-2 tracking-normal outline-none">
        {texts.outputs[shown] ?? t('title')}
      </h2>
      <p
        className={cx(
          'font-bold tabular-nums leading-tight tracking-tight [overflow-wrap:anywhere]',
          (output[shown]?.length ?? 0) > 20 ? 'text-xl' : 'text-3xl',
        )}
      >
        <Output name={name} texts={texts} output={shown} value={output[shown] ?? ''} />
      </p>
    </>
  )
}

/** Every figure of the answer. */
function FigureTable({ name, texts, output }: OutputProps) {
  const t = useTranslations('toolkit.result')
  return (
    <section>
      <h3 className="mb-2">{t('table')}</h3>
      <Card>
        <Table>
          <THead>
            <Tr>
              <Th>{t('name')}</Th>
              <Th align="right">{t('value')}</Th>
            </Tr>
          </THead>
          <TBody>
            {Object.entries(output).map(([key, value]) => (
              <Tr key={key} className="max-md:grid-cols-[1fr_auto] max-md:items-baseline max-md:gap-4">
                <Td>{texts.outputs[key] ?? key}</Td>
                <Td align="right" className="font-semibold tabular-nums [overflow-wrap:anywhere] max-md:text-right">
                  <Output name={name} texts={texts} output={key} value={value} />
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </Card>
    </section>
  )
}

type OneProps = Pick<OutputProps, 'name' | 'texts'> & { output: string; value: string }

function Output({ name, texts, output, value }: OneProps) {
  const write = useFigures()
  const word = texts.words?.[output]?.[value]
  if (word) return word
  if (output === 'grid') return value.replaceAll('x', ' × ')
  if (output === 'indices')
    return value
      .split(' ')
      .map((index) => write(index, ''))
      .join(' · ')
  return write(value, outputUnit(name, output))
}
