import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contentRoot, loadCourse, loadCourses } from '#lib/lessons/content/load.ts'
import { writeBank } from './fixtures/bank.ts'

const c1 = 'c1-fondasi-legalitas-ekspor'
let course = ''
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'content-'))
  course = join(root, c1)
  cpSync(join(contentRoot, c1), course, { recursive: true })
  writeBank(course, 20)
})
afterEach(() => rmSync(join(course, '..'), { recursive: true }))

const files = ['id.md', 'en.md']
function edit(names: string[], from: string | RegExp, to: string) {
  for (const name of names) {
    const file = join(course, 'test', name)
    const before = readFileSync(file, 'utf8')
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    writeFileSync(file, after)
  }
}

test('is read with its rules, each question with its lesson and key point', () => {
  const { bank } = loadCourse(course)
  expect(bank?.finalTest).toEqual({ questions: 20, minutes: 30, attempts: 2, coolingHours: 24 })
  expect(bank?.questions).toHaveLength(20)
  expect(bank?.questions[1]).toMatchObject({ key: 'q1', type: 'multi', lesson: 'C1.1.2', point: 1 })
})

describe('a mistake in a bank is named with file, line and rule', () => {
  const mistakes: [name: string, names: string[], from: string | RegExp, to: string, rule: RegExp][] = [
    ['too few questions', ['test.yaml'], '"questions":20', '"questions":21', /test\.yaml:4: .*asks 21.* holds 20/],
    [
      'a test that is too short',
      ['test.yaml'],
      '"questions":20',
      '"questions":19',
      /test\.yaml:4: final_test\.questions/,
    ],
    [
      'a lesson that the course does not have',
      files,
      'lesson="C1.1.1"',
      'lesson="C1.9.9"',
      /md:1: #q0 names lesson C1\.9\.9/,
    ],
    ['no lesson', files, ' lesson="C1.1.1"', '', /md:1: #q0 needs lesson=/],
    [
      'a key point that is not there',
      files,
      'point=1',
      'point=99',
      /md:1: #q0 names key point 99 of C1\.1\.1; there are \d/,
    ],
    ['a key point that is no number', files, 'point=1', 'point=x', /md:1: #q0 names key point NaN/],
    ['no key point', files, ' point=1', '', /md:1: #q0 needs point=/],
    [
      'languages that name different lessons',
      ['en.md'],
      'C1.1.1',
      'C1.1.2',
      /en\.md:1: id\.md has single #q0 .*C1\.1\.1/,
    ],
    ['text between the questions', files, ':::single', 'Halo.\n\n:::single', /md:1: a bank holds questions alone/],
    ['an answer that is no option', ['test.yaml'], 'q0: b', 'q0: x', /test\.yaml:6: answers\.q0: "x" is not among/],
    ['no rules', ['test.yaml'], /final_test: .*\n/, '', /test\.yaml:1: final_test/],
  ]
  test.each(mistakes)('%s', (_, names, from, to, rule) => {
    edit(names, from, to)
    expect(() => loadCourse(course)).toThrow(rule)
  })

  test('a type that tests do not ask', () => {
    const list = ['a', 'b', 'c'].map((key) => `- (${key}) **Langkah ${key}**\n  > Sebab.`).join('\n')
    const order = `:::order{#q0 lesson="C1.1.1" point=1}\nUrutkan.\n\n${list}\n\n> Sebab.\n:::\n`
    edit(files, /:::single[\s\S]*?\n:::\n/, order)
    expect(() => loadCourse(course)).toThrow(/md:1: a test does not ask order/)
  })

  test('a file that is missing', () => {
    rmSync(join(course, 'test/en.md'))
    expect(() => loadCourse(course)).toThrow(/test\/en\.md:1: this file is missing/)
  })

  test('all at once', () => {
    edit(['id.md'], 'point=1', 'point=99')
    edit(['en.md'], ' lesson="C1.1.1"', '')
    expect(() => loadCourse(course)).toThrow(/id\.md:1[\s\S]*en\.md:1/)
  })
})

describe('the banks of this repository', () => {
  const banks = loadCourses().flatMap(({ code, bank }) => (bank ? [{ code, bank }] : []))

  test('are there for the courses that are open', () => {
    expect(banks.map(({ code }) => code)).toEqual(['C1', 'C4', 'C9'])
  })

  test('keep every explanation and right answer out of what is shown', () => {
    for (const { content, answer } of banks.flatMap(({ bank }) => bank.questions)) {
      const { feedback } = answer as { feedback: Record<'id' | 'en', Record<string, string>> }
      for (const text of [...Object.values(feedback.id), ...Object.values(feedback.en)])
        expect(JSON.stringify(content)).not.toContain(text)
    }
  })

  test('show no option more often right than by chance', () => {
    for (const { code, bank } of banks) {
      const single = bank.questions.filter(({ type }) => type === 'single')
      for (const times of Map.groupBy(single, ({ answer }) => (answer as { right: string }).right).values())
        expect([code, times.length <= single.length / 2]).toEqual([code, true])
    }
  })
})
