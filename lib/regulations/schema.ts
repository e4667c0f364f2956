import { z } from 'zod'

const Text = z.string().trim().min(1).max(400)
const Both = z.strictObject({ id: Text, en: Text })
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is a day (2026-06-01) or a month (2026-06)')

const Change = z.strictObject({
  on: z.union([z.iso.date(), Month]),
  what: Both,
  /** A target, a report, or contested: to be checked before one counts on it. */
  verify: z.literal(true).optional(),
})

const Topic = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: Both,
  certain: z.array(Both).min(1),
  open: z.array(Both).min(1),
  dates: z.array(Change),
  sources: Both,
})

/** content/regulations/watch-list.yaml */
export const WatchListFile = z
  .strictObject({ checked_on: z.iso.date(), newest_source: Month, topics: z.array(Topic).min(1) })
  .superRefine(({ topics }, ctx) => {
    for (const [n, { slug }] of topics.entries())
      if (topics.findIndex((topic) => topic.slug === slug) < n)
        ctx.addIssue({ code: 'custom', path: ['topics', n, 'slug'], message: `${slug} stands twice` })
  })
export type WatchListFile = z.output<typeof WatchListFile>
