import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** A state of a page that only a few steps lead to: nothing for axe to find in either theme, nothing sideways on a phone. */
export async function looksRight(page: Page, state: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 800 })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Even the shortest transition of a colour passes through the theme of before.
    await page.waitForFunction(() => document.getAnimations().length === 0)
    // While an answer arrives, the head is made anew: for a moment the page has no title.
    await expect(page).toHaveTitle(/./)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${state} at 360`).toBeLessThanOrEqual(360)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations.map((v) => `${v.id} at ${v.nodes.map((node) => node.target.join(' ')).join(', ')}`)
    expect(found, `${state}, ${colorScheme}`).toEqual([])
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}
