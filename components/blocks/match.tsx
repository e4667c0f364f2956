import type { ExerciseProps } from './exercise.ts'
import { PlaceField } from './fields.tsx'
import { Markdown } from './markdown.tsx'
import { Places } from './places.tsx'

/** Pairs: beside each thing the list of its possible partners, which a phone opens as a wheel. */
export const Match = (props: ExerciseProps<'match'>) => (
  <Places
    {...props}
    type="match"
    field={({ text, ...place }) => <PlaceField {...place} label={<Markdown flat of={text} />} />}
  />
)
