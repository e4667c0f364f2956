import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors } from '#components/ui/form-errors.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { CalculatorName } from '#lib/toolkit/examples.ts'
import type { FieldProblem, PageState } from '#lib/toolkit/page-state.ts'
import { useFigures } from './figures.ts'
import { FormFields } from './form-fields.tsx'
import { outputUnit, presentations } from './presentation.ts'
import { SoftForm } from './soft-form.tsx'
import type { CalculatorTexts } from './texts.ts'

type CalculatorFormProps = {
  name: CalculatorName
  texts: CalculatorTexts
  state: PageState
  /** Where the figures go: the address of the page that this form stands on. */
  action: string
  /** The id of what shows the answer. */
  answerId: string
  /** Where the example stands. */
  home?: string
  /** What else the address says and should go on to say. */
  kept?: Record<string, string>
}

/** The inputs of one calculator. It needs nothing but the page that it stands on, so that a lesson can hold it too. */
export function CalculatorForm(props: CalculatorFormProps) {
  const { name, texts, state, action, answerId, home = `/toolkit/${name}`, kept = {} } = props
  const t = useTranslations('toolkit.form')
  const wording = useProblems()
  const { parts, only } = presentations[name]
  const groups = parts ?? [{ name: '', fields: state.fields.map((field) => field.name) }]
  const open = groups.filter((part) => !('folded' in part && part.folded))
  const folded = groups.filter((part) => 'folded' in part && part.folded)
  const errors = new Map(state.problems.map((problem) => [problem.field, wording(problem)]))
  const shared = { texts, state, only, errors }
  return (
    <SoftForm
      action={action}
      answerId={answerId}
      data-chrome=""
      className="group/form rounded-md border border-line bg-surface p-4 md:p-5"
    >
      {Object.entries({ ...state.hidden, ...kept }).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {/* Enter in a field calculates: the first button of a form is the one that it presses. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
        {t('calculate')}
      </button>
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-1 mb-4 text-ink-2 text-xs">
        {state.isExample ? t('example') : t('howToWrite')}{' '}
        {!state.isExample && (
          <Link href={home} scroll={false}>
            {t('reset')}
          </Link>
        )}
      </p>
      <FormErrors
        problem={summary(state, t('wrong'), errors)}
        labels={labelsOf(state, texts, (n) => t('row', { n }))}
      />
      <div className="grid gap-6">
        {open.map((part) => (
          <Part key={part.name} title={part.name && texts.parts?.[part.name]}>
            <FormFields names={part.fields} {...shared} />
          </Part>
        ))}
        {folded.length > 0 && (
          <details
            className="group/more -mx-4 border-line border-t px-4 pt-1 md:-mx-5 md:px-5"
            open={folded.some((part) => part.fields.some((field) => errors.has(field)))}
          >
            <summary className="flex min-h-(--target) items-center gap-2 font-semibold text-laut-text text-sm">
              <ChevronDown aria-hidden="true" className="size-5 group-open/more:rotate-180" />
              {t('more', { count: folded.flatMap((part) => part.fields).length })}
            </summary>
            <div className="grid gap-6 pt-3 pb-2">
              {folded.map((part) => (
                <Part key={part.name} title={texts.parts?.[part.name]}>
                  <FormFields names={part.fields} {...shared} />
                </Part>
              ))}
            </div>
          </details>
        )}
      </div>
      <Submit name={name} texts={texts} state={state} until={kept.until} />
    </SoftForm>
  )
}

function Part({ title, children }: { title: string | undefined; children: ReactNode }) {
  if (!title) return children
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 font-bold text-base leading-snug">{title}</legend>
      {children}
    </fieldset>
  )
}

type SubmitProps = Pick<CalculatorFormProps, 'name' | 'texts' | 'state'> & { until: string | undefined }

/** At the thumb on a phone, beside the figure that it changes. */
function Submit({ name, texts, state, until }: SubmitProps) {
  const t = useTranslations('toolkit')
  const write = useFigures()
  const { headline } = presentations[name]
  const { output, drawing } = state.answer ?? {}
  const rung = drawing?.kind === 'ladder' ? drawing.rungs.find(({ point }) => point === until) : undefined
  const [label, figure] = rung
    ? [
        t('ladder.priceOf', { point: rung.point, quantity: write(String(state.wire.quantity), '') }),
        write(rung.total_usd, 'USD'),
      ]
    : [texts.outputs[headline], write(output?.[headline] ?? '', outputUnit(name, headline))]
  const fits = output?.[headline] !== undefined && figure.length < 20
  return (
    <div className="-mx-4 sticky bottom-[calc(var(--bar-bottom)+env(safe-area-inset-bottom))] z-2 mt-5 -mb-4 flex items-center gap-4 rounded-b-md border-line border-t bg-surface px-4 py-2.5 md:-mx-5 md:-mb-5 md:px-5 lg:static">
      {fits && (
        <p className="min-w-0 flex-1 leading-tight lg:hidden">
          <span className="block truncate text-2xs text-ink-2">{label}</span>
          <span className="block font-bold tabular-nums">{figure}</span>
        </p>
      )}
      <Button type="submit" variant="primary" className="flex-1">
        {t('form.calculate')}
      </Button>
    </div>
  )
}

/** A problem in words. The codes are those of the API. */
function useProblems(): (problem: FieldProblem) => string {
  const t = useTranslations('toolkit')
  return ({ code, row }) => {
    const key = `errors.${code}` as 'errors.UNREAD'
    const text = t(t.has(key) ? key : 'errors.UNREAD')
    return row === undefined ? text : t('form.atLine', { n: row, text })
  }
}

const summary = ({ problems }: PageState, title: string, errors: ReadonlyMap<string, string>) =>
  problems.length === 0
    ? undefined
    : { title, errors: problems.map(({ field }) => ({ pointer: `/${field}`, detail: errors.get(field) ?? '' })) }

/** Fields by the names that people see; a table's by its row and column. */
function labelsOf(state: PageState, texts: CalculatorTexts, row: (n: number) => string): Record<string, string> {
  const labels = state.problems.map(({ field }) => {
    const [name = '', n, column] = field.split('.')
    const label = texts.inputs[column ?? name]?.label ?? name
    return [field, n === undefined ? label : `${row(Number(n) + 1)}, ${label}`]
  })
  return Object.fromEntries(labels)
}
