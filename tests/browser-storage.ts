import { afterEach, beforeEach, vi } from 'vitest'

/** As a browser has it: what is stored are its own properties. */
class Storage {
  [key: string]: unknown
  getItem(key: string) {
    return Object.hasOwn(this, key) ? this[key] : null
  }
  setItem(key: string, value: string) {
    this[key] = value
  }
  removeItem(key: string) {
    delete this[key]
  }
}

/** For modules that keep something in the browser: an empty storage for each test. */
export function withStorage(): void {
  beforeEach(() => vi.stubGlobal('localStorage', new Storage()))
  afterEach(() => vi.unstubAllGlobals())
}
