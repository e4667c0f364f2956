import { beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetDrafts } from '#components/ui/draft.ts'
import { withStorage } from '#tests/browser-storage.ts'
import { forget, recall, remember, unsavedKey } from './unsaved.ts'

const COURSE = '0199a000-0000-7000-8000-000000000001'
const [sri, made] = [unsavedKey('sri', COURSE), unsavedKey('made', COURSE)]

/** A form with these fields. */
const typed = (fields: Record<string, string>) => Object.entries(fields) as unknown as HTMLFormElement

withStorage()
beforeEach(() => {
  vi.stubGlobal(
    'FormData',
    class {
      readonly #entries: [string, string][]
      constructor(entries: [string, string][]) {
        this.#entries = entries
      }
      [Symbol.iterator]() {
        return this.#entries[Symbol.iterator]()
      }
    },
  )
})

describe('what was typed into a project and not sent', () => {
  it('comes back to her who typed it, and to nobody else at the same device', () => {
    remember(sri, typed({ 'work.name': 'Sri', 'own.goods': '2', course_id: COURSE }))
    expect(recall(made, null)).toBeNull()
    expect(recall(sri, null)).toEqual({ 'work.name': 'Sri', 'own.goods': '2' })
    forget(sri)
    expect(recall(sri, null)).toBeNull()
  })

  it('leaves the device when she signs out', () => {
    remember(sri, typed({ 'work.name': 'Sri' }))
    forgetDrafts()
    expect(recall(sri, null)).toBeNull()
    expect(Object.keys(localStorage)).toEqual([])
  })

  it('gives way to what the server has got since, from another device perhaps', () => {
    remember(sri, typed({ 'work.name': 'Sri' }))
    expect(recall(sri, '2020-01-01T00:00:00Z')).toEqual({ 'work.name': 'Sri' })
    expect(recall(sri, '2999-01-01T00:00:00Z')).toBeNull()
    expect(recall(sri, null)).toBeNull()
  })
})
