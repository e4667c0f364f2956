import { useTranslations } from 'next-intl'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { type ExerciseProps, fieldName, resultOf, solutionOf } from './exercise.ts'
import { Feedback } from './feedback.tsx'
import { Tick } from './fields.tsx'
import { Markdown } from './markdown.tsx'

export function Multi({ block, mark }: ExerciseProps<'multi'>) {
  const t = useTranslations('lessons')
  const result = resultOf('multi', mark)
  const solution = solutionOf('multi', mark)

  const whyOf = (id: string) => solution?.feedback[id] ?? (id === result?.wrong[0] ? mark?.explanation : null)

  const markOf = (id: string) => {
    if (result?.chosen.includes(id))
      return result.wrong.includes(id)
        ? { as: 'wrong' as const, word: t('mark.wrong') }
        : { as: 'right' as const, word: t('mark.right') }
    return solution?.right.includes(id) ? { as: 'right' as const, word: t('mark.rightAnswer') } : undefined
  }

  return (
    <>
      <RadioGroup legend={<Markdown flat of={block.content.stem} />} name={fieldName(block.id)} help={t('multi.how')}>
        {block.content.options.map(({ id, text }) => {
          const explanation = whyOf(id)
          return (
            <Tick
              key={id}
              name={fieldName(block.id, id)}
              value="on"
              stored={result?.chosen.includes(id) ? 'on' : undefined}
              label={<Markdown flat of={text} />}
              help={explanation && <Markdown flat of={explanation} />}
              mark={markOf(id)}
            />
          )
        })}
      </RadioGroup>
      {mark && (
        <Feedback
          mark={{ ...mark, explanation: null }}
          lead={result && result.missing > 0 && <p>{t('multi.missing', { count: result.missing })}</p>}
        />
      )}
    </>
  )
}
