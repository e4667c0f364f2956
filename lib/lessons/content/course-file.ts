import { z } from 'zod'

const Text = z.string().trim().min(1)
export const Bilingual = z.strictObject({ id: Text, en: Text })
const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug is small letters, figures and single hyphens')

/** What a learner does in a lesson. Not every activity has its block type yet; a lesson that needs one is `coming`. */
export const activities = [
  'quiz',
  'multi',
  'numeric',
  'order',
  'match',
  'classify',
  'doccheck',
  'calc',
  'case',
  'checklist',
  'chart',
] as const

const LessonEntry = z
  .strictObject({
    code: z.string().regex(/^C\d\.\d\.\d$/),
    slug: Slug,
    activity: z.enum(activities),
    /** Which calculator the lesson embeds. */
    calculator: z
      .string()
      .regex(/^[A-Z]+$/)
      .optional(),
    minutes: z.int().min(1).max(120),
    title: Bilingual,
    status: z.enum(['published', 'coming']).default('coming'),
  })
  .refine((lesson) => (lesson.activity === 'calc') === (lesson.calculator !== undefined), {
    path: ['calculator'],
    message: 'is named by lessons of the activity calc, and by no other',
  })

const SectionEntry = z.strictObject({
  code: z.string().regex(/^C\d\.\d$/),
  title: Bilingual,
  lessons: z.array(LessonEntry).min(1),
})

/** content/courses/<code>-<slug>/course.yaml */
export const CourseFile = z
  .strictObject({
    code: z.string().regex(/^C\d$/),
    slug: Slug,
    stage: z.enum(['prepare', 'calculate', 'ship', 'grow']),
    level: z.enum(['beginner', 'beginner-intermediate', 'intermediate', 'intermediate-advanced', 'advanced']),
    minutes: z.int().min(1),
    status: z.enum(['published', 'coming']),
    prerequisites: z.array(z.string().regex(/^C\d$/)),
    title: Bilingual,
    label: Bilingual,
    topics: Bilingual,
    summary: Bilingual,
    project: Bilingual,
    outcomes: z
      .array(Bilingual.extend({ verb: z.enum(['remember', 'understand', 'apply', 'analyze', 'evaluate', 'create']) }))
      .min(1),
    /** Units of the national work competences (SKKNI) that its credential names: only those that a source of the facts does. */
    alignment: z
      .array(
        Bilingual.extend({
          code: z.string().regex(/^[A-Z]\.\d{2}[A-Z]{3}\d{2}\.\d{3}\.\d+$/, 'is no code of an SKKNI unit'),
          verify: z.boolean().default(true),
        }),
      )
      .default([]),
    sections: z.array(SectionEntry).min(1),
  })
  .superRefine((course, ctx) => {
    for (const [s, section] of course.sections.entries()) {
      if (section.code !== `${course.code}.${s + 1}`)
        ctx.addIssue({ code: 'custom', path: ['sections', s, 'code'], message: `should be ${course.code}.${s + 1}` })
      for (const [l, lesson] of section.lessons.entries())
        if (lesson.code !== `${section.code}.${l + 1}`)
          ctx.addIssue({
            code: 'custom',
            path: ['sections', s, 'lessons', l, 'code'],
            message: `should be ${section.code}.${l + 1}`,
          })
    }
  })

export type CourseFile = z.output<typeof CourseFile>
export type LessonEntry = z.output<typeof LessonEntry>

/** content/courses/…/<lesson>/lesson.yaml: what both languages share, above all the answers. */
export const LessonFile = z.strictObject({
  checked_on: z.iso.date(),
  sources: z.array(Bilingual.extend({ verify: z.boolean().default(false) })).min(1),
  answers: z.record(z.string(), z.unknown()),
})
export type LessonFile = z.output<typeof LessonFile>

/** content/courses/…/test/test.yaml: how the final test is held, and the answers of its bank. */
export const TestFile = z.strictObject({
  checked_on: z.iso.date(),
  sources: z.array(Bilingual.extend({ verify: z.boolean().default(false) })).min(1),
  final_test: z.strictObject({
    questions: z.int().min(20).max(60),
    minutes: z.int().min(10).max(240).nullable(),
    attempts: z.int().min(1).max(20),
    cooling_hours: z
      .int()
      .min(1)
      .max(24 * 14),
  }),
  answers: z.record(z.string(), z.unknown()),
})
export type TestFile = z.output<typeof TestFile>
