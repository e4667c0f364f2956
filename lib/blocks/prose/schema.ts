import { z } from 'zod'
import { Markdown } from '../shared.ts'

export const ProseContent = z.object({ text: Markdown })
