import fc from 'fast-check'
import { expect } from 'vitest'
import type { ProjectForm, Row, Work, WrittenField } from '#lib/projects/form.ts'
import { type Mark, scoreOf } from '#lib/projects/mark.ts'

// For the tests of every kind: anything that a form may hand over, and what must hold of its marks.

type Column = Exclude<WrittenField, { type: 'rows' | 'choices' }>

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

function anySimple(field: Column): fc.Arbitrary<string> {
  if (field.type === 'choice') return fc.constantFrom('', ...field.options.map(({ key }) => key))
  if (field.type === 'date') return fc.oneof(fc.constant(''), day)
  if (field.type === 'number' || field.type === 'money')
    return fc.oneof(
      fc.constantFrom('', '0', '-1', '1000000000000000'),
      fc.integer().map(String),
      fc.nat(999).map((n) => `0.${n}`),
    )
  return fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('', '12345678', 'bila', '?'))
}

export function anyWork(form: ProjectForm): fc.Arbitrary<Work> {
  const anyField = (field: WrittenField): fc.Arbitrary<string | string[] | Row[]> => {
    if (field.type === 'choices') return fc.subarray(field.options.map(({ key }) => key))
    if (field.type !== 'rows') return anySimple(field)
    const row = fc.record(Object.fromEntries(field.columns.map((column) => [column.key, anySimple(column)])))
    return fc.array(row, { maxLength: field.max })
  }
  const fields = form.parts.flatMap((part) => part.fields)
  // A work of the past may lack what the form has since come to ask.
  return fc.record(Object.fromEntries(fields.map((field) => [field.key, anyField(field)])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Work>
}

export function expectSound(form: ProjectForm, marks: readonly Mark[]): void {
  expect(marks.map(({ criterion, max }) => [criterion, max])).toEqual(
    form.criteria.map(({ key, points }) => [key, points]),
  )
  for (const { points, max, criterion, findings } of marks) {
    expect(Number.isInteger(points) && points >= 0 && points <= max).toBe(true)
    // Whatever cost a point says why, and there is a text for it.
    if (points < max) expect(findings.some(({ advice }) => !advice)).toBe(true)
    const texts = form.criteria.find(({ key }) => key === criterion)?.mend.map(({ key }) => key)
    for (const { key } of findings) expect(texts).toContain(key)
  }
  expect(scoreOf(marks)).toBeLessThanOrEqual(100)
}
