import type { Row, Work } from './form.ts'

/** Answers that were read already, by their names; what was left out is empty, and an absent figure is NaN to nobody. */
export class Answers {
  readonly work: Work
  constructor(work: Work) {
    this.work = work
  }

  text(name: string): string {
    const value = this.work[name]
    return typeof value === 'string' ? value : ''
  }

  number(name: string): number | null {
    return asNumber(this.text(name))
  }

  choices(name: string): string[] {
    const value = this.work[name]
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
  }

  rows(name: string): Row[] {
    const value = this.work[name]
    return Array.isArray(value) ? value.filter((item): item is Row => typeof item === 'object') : []
  }
}

/** A decimal text as a number; null for what is none. */
export function asNumber(text: string | undefined): number | null {
  if (!text) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}
