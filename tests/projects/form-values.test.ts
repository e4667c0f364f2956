import { describe, expect, it } from 'vitest'
import { checkInput } from '#lib/http/check.ts'
import { saveDraft } from '#lib/projects/contract.ts'
import { readProjectForm } from '#lib/projects/form-values.ts'

const formOf = (fields: [string, string][]) => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

describe('a form of a project', () => {
  it('is read as fields, ticks, cells and her own marks', () => {
    const { work, own } = readProjectForm(
      formOf([
        ['work.name', 'Sri'],
        ['work.licences.nib', 'on'],
        ['work.licences.pe', 'on'],
        ['work.plan.1.office', 'own'],
        ['work.plan.0.office', 'ppjk'],
        ['work.plan.0.on', '2026-12-01'],
        ['own.goods', '2'],
        ['course_id', 'c1'],
      ]),
    )
    expect(work).toEqual({
      name: 'Sri',
      licences: ['nib', 'pe'],
      plan: [{ office: 'ppjk', on: '2026-12-01' }, { office: 'own' }],
    })
    expect(own).toEqual({ goods: '2' })
  })

  const hostile = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']
  it.each(hostile.flatMap((a) => [a, `${a}.x`, `${a}.0.x`, `x.${a}`, `x.0.${a}`, `x.${a}.${a}`]))(
    'takes a field named %s for any other, and gives nothing to all objects',
    (name) => {
      const form = formOf([
        [`work.${name}`, 'a'],
        [`work.${name}.x`, 'b'],
        [`work.${name}`, 'c'],
        [`own.${name}`, '1'],
      ])
      const { work, own } = readProjectForm(form)
      expect(Object.keys(work)).toEqual([name.split('.')[0]])
      expect(Object.keys(own)).toEqual([name.split('.')[0]])
      const read = () => checkInput(saveDraft.input, { course_id: 'c1', language: 'en', work, own })
      try {
        read()
      } catch (error) {
        expect(error).toMatchObject({ type: 'invalid-input' })
      }
      expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x')
    },
  )

  it('takes the text of a field and ticks of the same name, whichever comes first', () => {
    const read = (...names: string[]) => readProjectForm(formOf(names.map((name) => [name, 'on']))).work
    expect(read('work.a', 'work.a.b')).toEqual({ a: ['b'] })
    expect(read('work.a.b', 'work.a')).toEqual({ a: 'on' })
  })
})
