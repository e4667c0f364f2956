import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { OpenTest } from '#lib/assessments/contract.ts'
import type { Block } from '#lib/blocks/read-blocks.ts'
import { courseFolders, loadCourse } from '#lib/lessons/content/load.ts'
import { expect } from './fixtures.ts'

type Answer = { feedback: Record<'id' | 'en', Record<string, string>>; right?: string | string[]; value?: number } & {
  places?: Record<string, string>
  mismatches?: string[]
}

/** What the files of a course say, by the question as it is shown. */
function written(slug: string): Map<string, Block> {
  const folder = courseFolders().find((name) => name.endsWith(`-${slug}`)) ?? ''
  const { bank, sections } = loadCourse(resolve(folder))
  const blocks = sections.flatMap((section) => section.lessons.flatMap(({ lesson }) => lesson?.blocks ?? []))
  const all = [...(bank?.questions ?? []), ...blocks.filter(({ answer }) => answer !== null)]
  return new Map(all.map((block) => [(block.content.id as { stem: string }).stem, block]))
}

export type Asked = { id: string; block: Block; answer: Answer }

/** The attempt that is under way, as this person's own page would ask for it. */
async function openTest(page: Page, slug: string): Promise<OpenTest> {
  const headers = { 'sec-fetch-site': 'same-origin' }
  const response = await page.request.get(`/api/v1/courses/${slug}/test`, { headers })
  expect(response.status()).toBe(200)
  const { open }: { open: OpenTest } = await response.json()
  return open
}

/** The questions of the attempt that is under way, in their order, with what the course's files know about them. */
export async function askedNow(page: Page, slug: string): Promise<Asked[]> {
  const open = await openTest(page, slug)
  const known = written(slug)
  return open.questions.map(({ block }) => {
    const found = known.get((block.content as { stem: string }).stem)
    if (!found) throw new Error(`${block.id} is in no file of ${slug}`)
    return { id: block.id, block: found, answer: found.answer as Answer }
  })
}

/** Every reason that the course's files give for a right or a wrong answer. */
export const reasons = (asked: readonly Asked[]): string[] =>
  asked.flatMap(({ answer }) => [...Object.values(answer.feedback.id), ...Object.values(answer.feedback.en)])

/** Fills in the right answer, whatever the type of the question. */
export async function answerRightly(page: Page, { id, answer }: Asked): Promise<void> {
  const { right, value, places, mismatches } = answer
  const tick = (name: string, of: string) =>
    page.locator(`input[name="answer.${id}${name}"][value="${of}"]`).check({ force: true })
  if (typeof right === 'string') await tick('', right)
  else if (value !== undefined) await page.locator(`input[name="answer.${id}"]`).fill(String(value).replace('.', ','))
  for (const key of [...(Array.isArray(right) ? right : []), ...(mismatches ?? [])]) await tick(`.${key}`, 'on')
  for (const [item, place] of Object.entries(places ?? {})) {
    const list = page.locator(`select[name="answer.${id}.${item}"]`)
    if ((await list.count()) > 0) await list.selectOption(place)
    else await tick(`.${item}`, place)
  }
}

/** All that reached the server: what another device would find. */
export const savedAnswers = async (page: Page, slug: string): Promise<string[]> =>
  Object.keys((await openTest(page, slug)).answers)
