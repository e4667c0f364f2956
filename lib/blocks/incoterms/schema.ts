import { z } from 'zod'
import { Markdown } from '../shared.ts'

export const rules = ['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP', 'FAS', 'FOB', 'CFR', 'CIF'] as const
export const Rule = z.enum(rules)
export type Rule = z.output<typeof Rule>

/** The map of all rules. What it says stands with its drawing; a lesson says what to look at, and which rule comes first. */
export const IncotermsContent = z.object({ text: Markdown, rule: Rule })
