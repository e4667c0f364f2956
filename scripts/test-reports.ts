import { readFile } from 'node:fs/promises'

export type Tally = { passed: number; failed: number /** Each with its reason. */; notRun: string[] }

type VitestReport = {
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[]
}

/** vitest's JSON report. A file that could not even be loaded counts as one failure. */
export async function readVitest(file: string): Promise<Tally> {
  const report: VitestReport = JSON.parse(await readFile(file, 'utf8'))
  const tally: Tally = { passed: 0, failed: 0, notRun: [] }
  for (const { name, status, assertionResults } of report.testResults) {
    for (const test of assertionResults) {
      if (test.status === 'passed') tally.passed++
      else if (test.status === 'failed') tally.failed++
      else tally.notRun.push(`${test.fullName}: marked ${test.status} in ${name}`)
    }
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) tally.failed++
  }
  return tally
}

type Annotated = { annotations: { type: string; description?: string }[] }
type Suite = { specs: { title: string; tests: (Annotated & { status: string })[] }[]; suites?: Suite[]; file: string }

/** Playwright's JSON report; an error outside of any test (the server did not start, say) counts as one failure. */
export async function readPlaywright(file: string): Promise<Tally> {
  const report: { suites: Suite[]; errors: unknown[] } = JSON.parse(await readFile(file, 'utf8'))
  const tally: Tally = { passed: 0, failed: report.errors.length, notRun: [] }
  const visit = (suite: Suite) => {
    for (const { title, tests } of suite.specs) {
      for (const { status, annotations } of tests) {
        if (status === 'expected' || status === 'flaky') tally.passed++
        else if (status === 'unexpected') tally.failed++
        else
          tally.notRun.push(
            `${title}: ${annotations.find((it) => it.description)?.description ?? 'skipped'} (${suite.file})`,
          )
      }
    }
    for (const inner of suite.suites ?? []) visit(inner)
  }
  for (const suite of report.suites) visit(suite)
  return tally
}

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  notRun: [...a.notRun, ...b.notRun],
})
