import { z } from 'zod'

/** Several of these: as a list, or as the ticked boxes of a form. */
export const pickedOf = (ids: readonly string[]) => {
  const id = z.enum(ids as [string, ...string[]])
  return z.union([
    z.array(id).transform((picked) => ids.filter((known) => picked.includes(known))),
    z.partialRecord(id, z.string()).transform((ticked) => ids.filter((known) => ticked[known] !== undefined)),
  ])
}
