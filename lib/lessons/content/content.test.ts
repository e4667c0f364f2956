import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contentRoot, type LoadedLesson, loadCourse, loadCourses } from './load.ts'

const c1 = 'c1-fondasi-legalitas-ekspor'
const lesson = `${c1}/c1.1.1-apa-yang-disebut-ekspor`
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'content-'))
  cpSync(join(contentRoot, c1), join(root, c1), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

function edit(file: string, from: string | RegExp, to: string) {
  const before = readFileSync(join(root, file), 'utf8')
  const after = before.replace(from, to)
  expect(after).not.toBe(before)
  writeFileSync(join(root, file), after)
}
const lineOf = (file: string, text: string) =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1

describe('a mistake is named with file, line and rule', () => {
  const mistakes: [name: string, file: string, from: string | RegExp, to: string, rule: RegExp][] = [
    [
      'an option without explanation',
      `${lesson}/en.md`,
      /\n {2}> An understandable.*/,
      '',
      /option \(a\) needs its own/,
    ],
    [
      'an option that one language lacks',
      `${lesson}/en.md`,
      /- \(c\) In transit\n.*\n/,
      '',
      /has a, b; id\.md has a, b, c/,
    ],
    [
      'a block that one language lacks',
      `${lesson}/en.md`,
      /:::single\{#two-figures[\s\S]*?\n:::\n/,
      '',
      /no counterpart/,
    ],
    [
      'an answer that is no option',
      `${lesson}/lesson.yaml`,
      'loaded: b',
      'loaded: x',
      /answers\.loaded: "x" is not among/,
    ],
    [
      'an answer without a block',
      `${lesson}/lesson.yaml`,
      'answers:\n',
      'answers:\n  ghost: a\n',
      /answers\.ghost: no block/,
    ],
    ['a missing answer', `${lesson}/lesson.yaml`, '  loaded: b\n', '', /answers\.loaded/],
    ['a key point that is not there', `${lesson}/id.md`, 'point=5}', 'point=9}', /names key point 9; there are 6/],
    ['an unknown block', `${lesson}/id.md`, ':::keypoints', ':::keypoint', /:::keypoint is not known/],
    ['a block that is not closed', `${lesson}/id.md`, /\n:::\n$/, '\n', /is not closed/],
    ['HTML', `${lesson}/id.md`, '## Ekspor', '<script>alert(1)</script>\n\n## Ekspor', /HTML is not used/],
    [
      'a link that runs script',
      `${lesson}/id.md`,
      '## Ekspor',
      '[x](javascript:alert(1))\n\n## Ekspor',
      /a link begins with/,
    ],
    [
      'a colon that Markdown takes for a directive',
      `${lesson}/id.md`,
      '## Ekspor',
      'Pukul 10:30.\n\n## Ekspor',
      /:30 is not known/,
    ],
    ['a date that is none', `${lesson}/lesson.yaml`, '2026-11-22', '2026-13-45', /checked_on/],
    ['an unknown key', `${c1}/course.yaml`, 'stage: prepare', 'stage: prepare\ncolour: blue', /colour/],
  ]
  test.each(mistakes)('%s', (_, file, from, to, rule) => {
    edit(file, from, to)
    expect(() => loadCourse(join(root, c1))).toThrow(/^[^\n]*\.(md|yaml):\d+: /)
    expect(() => loadCourse(join(root, c1))).toThrow(rule)
  })

  test('on its very line', () => {
    edit(`${lesson}/id.md`, /\n {2}> Transit adalah.*/, '')
    expect(() => loadCourse(join(root, c1))).toThrow(`id.md:${lineOf(`${lesson}/id.md`, '(c) Transit')}:`)
  })

  test('several at once', () => {
    edit(`${lesson}/id.md`, /\n {2}> Transit adalah.*/, '')
    edit(`${lesson}/en.md`, /\n {2}> Importing is.*/, '')
    expect(() => loadCourse(join(root, c1))).toThrow(/id\.md:\d+.*\n.*en\.md:\d+/)
  })
})

describe('the courses of this repository', () => {
  const lessons: LoadedLesson[] = loadCourses().flatMap((course) =>
    course.sections.flatMap((section) => section.lessons),
  )

  test('hold nine courses with 120 lessons', () => {
    expect(loadCourses().map((course) => course.code)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9'])
    expect(lessons).toHaveLength(120)
  })

  test('never show the steps of an ordering exercise in the right order', () => {
    const orders = lessons.flatMap((entry) => entry.lesson?.blocks.filter((block) => block.type === 'order') ?? [])
    expect(orders.length).toBeGreaterThan(0)
    for (const { content, answer } of orders) {
      const shown = (content.id as { items: { id: string }[] }).items.map((item) => item.id)
      expect(shown).not.toEqual((answer as { groups: string[][] }).groups.flat())
      expect(shown).toEqual((content.en as { items: { id: string }[] }).items.map((item) => item.id))
    }
  })

  test('keep every explanation and right answer out of what is shown', () => {
    for (const block of lessons.flatMap((entry) => entry.lesson?.blocks ?? [])) {
      if (!block.answer) continue
      const shown = JSON.stringify(block.content)
      const { feedback } = block.answer as { feedback: { id: Record<string, string>; en: Record<string, string> } }
      for (const text of [...Object.values(feedback.id), ...Object.values(feedback.en)])
        expect(shown).not.toContain(text)
    }
  })
})
