import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { CourseFile } from './course-file.ts'
import { contentRoot } from './load.ts'

const c1 = parse(readFileSync(join(contentRoot, 'c1-fondasi-legalitas-ekspor/course.yaml'), 'utf8'))

it('a course is aligned with the competences that its file names, unverified unless it says so, and else with none', () => {
  const unit = { code: 'G.46EKS00.001.1', id: 'Satuan', en: 'Unit' }
  expect(CourseFile.parse({ ...c1, alignment: undefined }).alignment).toEqual([])
  expect(CourseFile.parse({ ...c1, alignment: [unit] }).alignment).toEqual([{ ...unit, verify: true }])
  expect(CourseFile.safeParse({ ...c1, alignment: [{ ...unit, code: 'SKKNI 332' }] }).success).toBe(false)
})
