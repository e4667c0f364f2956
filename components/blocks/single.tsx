import { useTranslations } from 'next-intl'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { type ExerciseProps, fieldName, resultOf, solutionOf } from './exercise.ts'
import { Feedback } from './feedback.tsx'
import { Choice } from './fields.tsx'
import { Markdown } from './markdown.tsx'

export function Single({ block, mark }: ExerciseProps<'single'>) {
  const t = useTranslations('lessons.mark')
  const name = fieldName(block.id)
  const chosen = resultOf('single', mark)?.chosen
  const solution = solutionOf('single', mark)

  const markOf = (id: string) => {
    if (id === chosen)
      return mark?.correct ? { as: 'right' as const, word: t('right') } : { as: 'wrong' as const, word: t('wrong') }
    return id === solution?.right ? { as: 'right' as const, word: t('rightAnswer') } : undefined
  }

  return (
    <>
      <RadioGroup legend={<Markdown flat of={block.content.stem} />} name={name}>
        {block.content.options.map(({ id, text }) => {
          const explanation = id === chosen ? undefined : solution?.feedback[id]
          return (
            <Choice
              key={id}
              name={name}
              value={id}
              stored={chosen}
              label={<Markdown flat of={text} />}
              help={explanation && <Markdown flat of={explanation} />}
              mark={markOf(id)}
            />
          )
        })}
      </RadioGroup>
      {mark && <Feedback mark={mark} />}
    </>
  )
}
