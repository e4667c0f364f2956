import { z } from 'zod'
import { Markdown } from '../shared.ts'

/** Numbered from 1: an exercise names the one that it trains. */
export const KeypointsContent = z.object({ points: z.array(Markdown).min(1) })
