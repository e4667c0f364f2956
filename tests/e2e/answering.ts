import type { Locator, Page } from '@playwright/test'
import { exercises } from '#lib/blocks/exercises.ts'
import type { Block } from '#lib/blocks/read-blocks.ts'
import type { Solution } from '#lib/blocks/schema.ts'
import type { Language } from '#lib/blocks/shared.ts'
import { expect } from './fixtures.ts'
import { choose, pick, tabTo, tick, type } from './keyboard.ts'

/** The right answer, as the files know it. */
export function solutionOf({ type: kind, content, answer }: Block, language: Language): Solution | null {
  const exercise = exercises[kind]
  return exercise ? exercise.solve({ content: content[language], answer }, language) : null
}

/** Answers one exercise rightly, by keyboard. `place` is where it stands on the page. */
export async function answer(page: Page, place: Locator, block: Block, language: Language): Promise<void> {
  const solution = solutionOf(block, language)
  if (!solution) return
  const part = (end: string) => place.locator(`[name$=".${end}"]`)
  switch (solution.type) {
    case 'single':
      return choose(page, place.getByRole('radio'), solution.right)
    case 'multi':
      for (const key of inOrder(block, solution.right)) await tick(page, part(key))
      return
    case 'numeric': {
      const number = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-US', { maximumFractionDigits: 10 })
      return type(page, place.getByRole('textbox'), number.format(solution.value))
    }
    case 'order':
      return order(page, place, solution.groups.flat())
    case 'match':
      for (const { id } of items(block)) await pick(page, part(id), solution.places[id] ?? '')
      return
    case 'classify':
      // Few bins stand beside each other; more are a list.
      for (const { id } of items(block)) {
        const isList =
          (await part(id)
            .first()
            .evaluate(({ tagName }) => tagName)) === 'SELECT'
        await (isList ? pick : choose)(page, part(id), solution.places[id] ?? '')
      }
      return
    case 'doccheck':
      for (const key of inOrder(block, solution.mismatches)) await tick(page, part(key))
      return
    case 'case':
      for (const { step, choice } of solution.best) await choose(page, part(step), choice)
      return
    case 'checklist':
      for (const id of checklistItems(block)) await choose(page, part(id), '2')
  }
}

type Shown = {
  items: { id: string }[]
  options: { id: string }[]
  rows: { id: string }[]
  pillars: { items: { id: string }[] }[]
}
const shown = (block: Block) => block.content.id as Partial<Shown>
const items = (block: Block) => shown(block).items ?? []
const checklistItems = (block: Block) =>
  (shown(block).pillars ?? []).flatMap((pillar) => pillar.items.map(({ id }) => id))

/** Forward only: as they stand on the page. */
const inOrder = (block: Block, keys: readonly string[]) =>
  (shown(block).options ?? shown(block).rows ?? []).map(({ id }) => id).filter((id) => keys.includes(id))

/** Each step upwards to its place, the first one first: so the next one is always further down. */
async function order(page: Page, place: Locator, wanted: readonly string[]): Promise<void> {
  const up = (id: string) => place.locator(`[data-move="${id} -1"]`)
  const now = async () =>
    place
      .locator('[data-move$=" -1"]')
      .evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).dataset.move?.split(' ')[0] ?? ''))
  for (const [n, id] of wanted.entries()) {
    await tabTo(page, up(id))
    for (let at = (await now()).indexOf(id); at > n; at--) {
      await page.keyboard.press('Alt+ArrowUp')
      await expect.poll(async () => (await now()).indexOf(id)).toBe(at - 1)
    }
  }
}
