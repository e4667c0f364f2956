'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Option } from '#components/ui/radio-group.tsx'
import { useKeptAll } from './kept.tsx'
import { useScript } from './use-script.ts'

type Choice = { id: string; next: string | null; label: ReactNode; help: ReactNode; best: boolean }
type Step = { id: string; text: ReactNode; choices: Choice[] }
type CaseStepsProps = { name: string; steps: Step[]; stored: Record<string, string> }

/**
 * One step after the other: a choice opens the step it leads to. Until the page is awake, and without JavaScript, every step
 * is there, and each says that it only counts for whoever came to it.
 */
export function CaseSteps({ name, steps, stored }: CaseStepsProps) {
  const t = useTranslations('lessons')
  const script = useScript()
  const [chosen, setChosen] = useState(useKeptAll(name, stored))
  const open = openSteps(steps, chosen)
  return (
    <div className="mt-4 grid gap-6">
      {(script ? open : steps).map(({ id, text, choices }, n) => (
        <fieldset key={id} className="min-w-0 border-line border-l-2 pl-4">
          <legend className="text-ink-2 text-xs">{t('case.step', { n: n + 1 })}</legend>
          {!script && n > 0 && <p className="text-ink-2 text-xs">{t('case.onlyIf')}</p>}
          <div className="my-2 font-semibold">{text}</div>
          <div className="grid gap-2">
            {choices.map((choice) => (
              <Option
                key={choice.id}
                name={`${name}.${id}`}
                value={choice.id}
                label={choice.label}
                help={choice.help}
                defaultChecked={chosen[id] === choice.id}
                onChange={() => setChosen({ ...chosen, [id]: choice.id })}
                mark={choice.best ? { as: 'right', word: t('case.best') } : undefined}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}

/** The steps from the first to the one where nothing is chosen yet, or the story ends. */
function openSteps(steps: Step[], chosen: Record<string, string>): Step[] {
  const open: Step[] = []
  for (let step = steps[0]; step; ) {
    open.push(step)
    const next = step.choices.find((choice) => choice.id === chosen[step?.id ?? ''])?.next
    step = steps.find(({ id }) => id === next)
  }
  return open
}
