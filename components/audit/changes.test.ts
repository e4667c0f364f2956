import { expect, test } from 'vitest'
import { changesOf, hiddenFields, subjectOf } from './changes.ts'

const user = { id: 'u1', name: 'Sri', role: 'learner', password_hash: '[redacted]', certificate_name: null }

test('names the fields that differ, with both values, and no other', () => {
  expect(changesOf({ old: user, new: { ...user, role: 'developer' } })).toEqual([
    { field: 'role', old: 'learner', new: 'developer' },
  ])
})

test('compares structures by what they hold', () => {
  const [before, same, other] = [
    ['a', 'b'],
    ['a', 'b'],
    ['b', 'a'],
  ]
  expect(changesOf({ old: { scopes: before }, new: { scopes: same } })).toEqual([])
  expect(changesOf({ old: { scopes: before }, new: { scopes: other } })).toHaveLength(1)
})

test('shows a new and a deleted record by what it held; what was never filled in is left out', () => {
  const fields = ['id', 'name', 'role', 'password_hash']
  expect(changesOf({ old: null, new: user }).map((change) => change.field)).toEqual(fields)
  expect(changesOf({ old: user, new: null }).map((change) => [change.field, change.new])).toEqual(
    fields.map((field) => [field, null]),
  )
})

test('a new secret leaves no difference to see, so its field is named instead', () => {
  expect(changesOf({ old: user, new: user })).toEqual([])
  expect(hiddenFields({ new: user })).toEqual(['password_hash'])
})

test('calls the record what a person would call it', () => {
  expect(subjectOf({ old: { name: 'Sri' }, new: { name: 'Sri Wahyuni' } })).toBe('Sri Wahyuni')
  expect(subjectOf({ old: { filename: 'ekspor.csv' }, new: null })).toBe('ekspor.csv')
  expect(subjectOf({ old: null, new: { title: { id: 'a', en: 'b' } } })).toBeNull()
  expect(subjectOf({ old: null, new: null })).toBeNull()
})
