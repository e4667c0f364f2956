import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

// The lines of the security specification are numbered S01 to S72; each that is built has a test whose title names it, so
// that the list and the suite can be laid side by side.
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const built = [...range(1, 65), 68]

it('names each line of the security specification in the title of a test', () => {
  const files = globSync('{tests,lib,server,scripts,components}/**/*.{test,spec}.ts')
  const titles = files
    .filter((file) => !file.endsWith('security-lines.test.ts'))
    .flatMap((file) => readFileSync(file, 'utf8').match(/(?:it|test|describe)\b[^\n]*\bS\d\d\b[^\n]*/g) ?? [])
    .join('\n')
  const missing = built
    .map((n) => `S${String(n).padStart(2, '0')}`)
    .filter((line) => !new RegExp(`\\b${line}\\b`).test(titles))
  expect(missing).toEqual([])
})
