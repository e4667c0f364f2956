import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

// Hands on the keyboard alone: nothing here clicks, fills or focuses for the person.

const STEPS = 400

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Tabs on until the focus is there, as somebody does who has no mouse. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let step = 0; step < STEPS; step++) {
    if (await hasFocus(target)) return
    await page.keyboard.press(key)
  }
  throw new Error(`no way to ${target} by ${key}`)
}

export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** One of a group of radio buttons: into the group by Tab, to the one by the arrows. */
export async function choose(page: Page, group: Locator, value: string): Promise<void> {
  const wanted = group.and(page.locator(`[value="${value}"]`))
  const count = await group.count()
  const inGroup = () => group.evaluateAll((radios) => radios.some((radio) => radio === document.activeElement))
  for (let step = 0; step < STEPS && !(await inGroup()); step++) await page.keyboard.press('Tab')
  for (let step = 0; step <= count; step++) {
    if (await hasFocus(wanted)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Space')
  await expect(wanted).toBeChecked()
}

export async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box)
  if (!(await box.isChecked())) await page.keyboard.press('Space')
  await expect(box).toBeChecked()
}

/** A list that is closed: its entries by the arrows. */
export async function pick(page: Page, list: Locator, value: string): Promise<void> {
  await tabTo(page, list)
  const [at, to] = await list.evaluate((select: HTMLSelectElement, wanted) => {
    const values = [...select.options].map((option) => option.value)
    return [select.selectedIndex, values.indexOf(wanted)] as const
  }, value)
  for (let step = at; step < to; step++) await page.keyboard.press('ArrowDown')
  for (let step = at; step > to; step--) await page.keyboard.press('ArrowUp')
  await expect(list).toHaveValue(value)
}

/** Which part comes first in the field is the browser's own affair: it depends on the language that it was started in. */
export async function typeDate(page: Page, field: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  await tabTo(page, field)
  for (const digits of [`${month}${date}${year}`, `${date}${month}${year}`]) {
    await page.keyboard.type(digits)
    if ((await field.inputValue()) === day) return
    // Back to the first of the three parts.
    for (const _ of 'xx') await page.keyboard.press('Shift+Tab')
  }
  throw new Error(`no way to type ${day}`)
}
