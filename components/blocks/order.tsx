import { useTranslations } from 'next-intl'
import { fieldId } from '#components/ui/field-frame.tsx'
import { type ExerciseProps, fieldName, resultOf, solutionOf } from './exercise.ts'
import { Feedback } from './feedback.tsx'
import { Markdown } from './markdown.tsx'
import { OrderList } from './order-list.tsx'

export function Order({ block, mark }: ExerciseProps<'order'>) {
  const t = useTranslations('lessons.order')
  const { stem, items } = block.content
  const name = fieldName(block.id)
  const result = resultOf('order', mark)
  const byId = new Map(items.map((item) => [item.id, item]))
  const shown = (result?.order ?? items.map((item) => item.id)).flatMap((id) => byId.get(id) ?? [])
  // A tick only where a step belongs; a warning only where two stand the wrong way round; the rest says nothing.
  const broken = new Set(result?.breaks.flat())
  const lookOf = (id: string) => (result?.in_place.includes(id) ? 'right' : broken.has(id) ? 'wrong' : 'plain')
  const titleOf = (id: string | undefined) => byId.get(id ?? '')?.title ?? ''
  const [first] = result?.breaks ?? []

  return (
    <fieldset id={fieldId(name)} tabIndex={-1} className="min-w-0">
      <legend className="font-bold text-lg leading-snug tracking-tight">
        <Markdown flat of={stem} />
      </legend>
      {mark && (
        <Feedback
          mark={mark}
          title={
            first && (result?.breaks.length === 1 ? t('almost') : t('breaks', { count: result?.breaks.length ?? 0 }))
          }
          lead={
            first && (
              <p>
                {t.rich('before', {
                  first: titleOf(first[0]),
                  second: titleOf(first[1]),
                  b: (chunks) => <b>{chunks}</b>,
                })}
              </p>
            )
          }
        />
      )}
      <OrderList
        key={shown.map((item) => item.id).join()}
        name={name}
        items={shown.map(({ id, title, detail }) => ({
          id,
          title,
          detail: detail && <Markdown flat of={detail} />,
          look: lookOf(id),
        }))}
      />
      <Solved {...{ block, mark }} />
    </fieldset>
  )
}

/** The right order in words, once it was asked for. */
function Solved({ block, mark }: ExerciseProps<'order'>) {
  const t = useTranslations('lessons.order')
  const solution = solutionOf('order', mark)
  if (!solution || mark?.correct) return null
  const titles = new Map(block.content.items.map((item) => [item.id, item.title]))
  return (
    <div className="mt-5 text-sm">
      <h3>{t('solution')}</h3>
      <ol className="mt-2 mb-3 grid list-decimal gap-1 pl-6">
        {solution.groups.flat().map((id) => (
          <li key={id}>{titles.get(id)}</li>
        ))}
      </ol>
      <Markdown of={solution.explanation} />
    </div>
  )
}
