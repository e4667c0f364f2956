import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Caller } from '#lib/auth/actor.ts'
import { readYaml } from '#lib/blocks/yaml-file.ts'
import type { Language } from '#lib/http/contract.ts'

const Both = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
/** content/samples/samples.yaml */
const SampleList = z.array(z.strictObject({ file: z.string().regex(/^[a-z-]+\.csv$/), title: Both, description: Both }))

export type SampleSummary = { file: string; title: string; description: string }
export type Sample = { file: string; text: string }

const folder = join(process.cwd(), 'content/samples')
let read: z.output<typeof SampleList> | undefined
const samples = () => {
  read ??= readYaml(join(folder, 'samples.yaml'), SampleList).data
  return read
}

/** The data sets to try the analysis on, all made up. */
export const listSamples = (_: Caller, { language }: { language: Language }): SampleSummary[] =>
  samples().map(({ file, title, description }) => ({
    file,
    title: title[language],
    description: description[language],
  }))

/** The rows of one of them; null where the name is none of the list, so that no other file is ever opened. */
export function findSample(_: Caller, { file }: { file: string }): Sample | null {
  const known = samples().find((sample) => sample.file === file)
  return known ? { file, text: readFileSync(join(folder, known.file), 'utf8') } : null
}
