import type { ExerciseProps } from './exercise.ts'
import { Bins, PlaceField } from './fields.tsx'
import { Markdown } from './markdown.tsx'
import { Places } from './places.tsx'

/** More than these do not fit beside each other under every thing: a list holds them. */
const BINS_MAX = 3

/** Bins: under each thing a row of the places it could go to, one tap each. */
export function Classify(props: ExerciseProps<'classify'>) {
  const inView = props.block.content.targets.length <= BINS_MAX
  return (
    <Places
      {...props}
      type="classify"
      field={({ text, ...place }) =>
        inView ? (
          <fieldset className="min-w-0">
            <legend className="font-semibold text-sm leading-snug">
              <Markdown flat of={text} />
            </legend>
            <Bins {...place} />
          </fieldset>
        ) : (
          <PlaceField {...place} label={<Markdown flat of={text} />} />
        )
      }
    />
  )
}
