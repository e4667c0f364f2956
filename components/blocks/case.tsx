import { useTranslations } from 'next-intl'
import { fieldId } from '#components/ui/field-frame.tsx'
import { CaseSteps } from './case-steps.tsx'
import { type ExerciseProps, fieldName, resultOf, solutionOf } from './exercise.ts'
import { Feedback } from './feedback.tsx'
import { Markdown } from './markdown.tsx'

/** A story that branches. Its texts are rendered here; which step is open is decided in the browser. */
export function Case({ block, mark }: ExerciseProps<'case'>) {
  const t = useTranslations('lessons')
  const { stem, steps } = block.content
  const result = resultOf('case', mark)
  const solution = solutionOf('case', mark)
  const best = new Set(solution?.best.map(({ step, choice }) => `${step}-${choice}`))
  return (
    <div id={fieldId(fieldName(block.id))} tabIndex={-1}>
      <div className="grid gap-3">
        <Markdown of={stem} />
      </div>
      <CaseSteps
        name={fieldName(block.id)}
        stored={Object.fromEntries(result?.path.map(({ step, choice }) => [step, choice]) ?? [])}
        steps={steps.map((step) => ({
          id: step.id,
          text: <Markdown of={step.text} />,
          choices: step.choices.map(({ id, text, next }) => {
            const follows = solution?.feedback[`${step.id}-${id}`]
            return {
              id,
              next,
              label: <Markdown flat of={text} />,
              help: follows && <Markdown flat of={follows} />,
              best: best.has(`${step.id}-${id}`),
            }
          }),
        }))}
      />
      {mark && <Feedback mark={mark} lead={result && !result.ended && <p>{t('case.unfinished')}</p>} />}
    </div>
  )
}
