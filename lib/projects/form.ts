import { z } from 'zod'

export const kinds = ['passport', 'quotation', 'report'] as const

const Key = z.string().regex(/^[a-z0-9-]+$/)
const Points = z.int().min(5).max(60)
/** How well she thinks she did, from 0 to 3. */
export const LEVELS = 4

/** The form of a project, its texts being in both languages in the files and in one of them on the wire. */
function shapes<T extends z.ZodType>(text: T) {
  const option = z.strictObject({ key: Key, label: text })
  const said = { key: Key, label: text, help: text.optional(), optional: z.boolean().default(false) }
  const short = z.strictObject({
    ...said,
    type: z.literal('text'),
    max: z.int().min(4).max(300).default(120),
    /** Where only figures are typed: the phone then shows its keys for figures. */
    digits: z.boolean().default(false),
  })
  const long = z.strictObject({
    ...said,
    type: z.literal('long'),
    min: z.int().min(1).max(600),
    max: z.int().min(50).max(3000).default(1500),
  })
  const choice = z.strictObject({ ...said, type: z.literal('choice'), options: z.array(option).min(2) })
  const choices = z.strictObject({ ...said, type: z.literal('choices'), options: z.array(option).min(2) })
  const range = { from: z.number().optional(), to: z.number().optional() }
  const number = z.strictObject({ ...said, ...range, type: z.literal('number'), unit: text.optional() })
  const money = z.strictObject({ ...said, ...range, type: z.literal('money'), currency: z.enum(['IDR', 'USD']) })
  const date = z.strictObject({ ...said, type: z.literal('date') })
  /** One of her own stored analyses. */
  const run = z.strictObject({ ...said, type: z.literal('run') })
  const column = z.discriminatedUnion('type', [short, choice, number, money, date])
  const rows = z.strictObject({
    ...said,
    type: z.literal('rows'),
    columns: z.array(column).min(2).max(6),
    min: z.int().min(1).max(12),
    max: z.int().min(1).max(24),
    /** How the first column of the first rows is chosen before she begins. */
    start: z.array(Key).default([]),
  })
  const field = z.discriminatedUnion('type', [short, long, choice, choices, number, money, date, run, rows])
  const part = z.strictObject({ key: Key, title: text, help: text.optional(), fields: z.array(field).min(1) })
  const criterion = z.strictObject({
    key: Key,
    title: text,
    points: Points,
    /** What the program looks at. */
    checked: z.array(text).min(1),
    /** What each level of the self-assessment means, from 0 up. */
    levels: z.array(text).length(LEVELS),
    /** The lesson that teaches it. */
    lesson: z.string().regex(/^C\d\.\d\.\d+$/),
  })
  return { option, column, field, part, criterion }
}

const Bilingual = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
const written = shapes(Bilingual)
const shown = shapes(z.string())

/** As content/courses/…/project/project.yaml has it. */
export const ProjectFile = z.strictObject({
  kind: z.enum(kinds),
  checked_on: z.iso.date(),
  sources: z.array(Bilingual.extend({ verify: z.boolean().default(false) })).min(1),
  /** What the work is called once it is done and printed. */
  outcome: Bilingual,
  parts: z.array(written.part).min(1),
  criteria: z
    .array(
      written.criterion.extend({
        /** What to mend, and why, where a check fails. */
        mend: z.array(z.strictObject({ key: Key, id: z.string().min(1), en: z.string().min(1) })).min(1),
      }),
    )
    .min(1),
})

/** The same with its task (Markdown): what the database keeps. */
export type ProjectForm = z.output<typeof ProjectFile> & { task: z.output<typeof Bilingual> }
export type WrittenField = z.output<typeof written.field>

/** As it goes over the wire: in one language, without what the checks say. */
export const ShownForm = z.object({
  kind: z.enum(kinds),
  checked_on: z.iso.date(),
  sources: z.array(z.object({ text: z.string(), verify: z.boolean() })),
  outcome: z.string(),
  task: z.string(),
  parts: z.array(shown.part),
  criteria: z.array(shown.criterion),
})
export type ShownForm = z.output<typeof ShownForm>
export type ShownField = z.output<typeof shown.field>
export type ShownColumn = z.output<typeof shown.column>
export type Criterion = z.output<typeof shown.criterion>

const Text = z.string().max(5000)
const Row = z.record(z.string().max(60), z.union([Text, z.number()]))
/** One answer: a text, a figure, several keys, or rows of a table. */
export const Answer = z.union([Text, z.number(), z.array(Text).max(60), z.array(Row).max(60)])
export type Answer = z.output<typeof Answer>

/** Answers as they are kept: figures as plain decimal texts, dates as ISO 8601. */
export type Row = Record<string, string>
export type Work = Record<string, string | string[] | Row[]>
