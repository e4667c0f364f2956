import { run } from './run.ts'

const CHECKS: { name: string; commands: string[][] }[] = [
  { name: 'style and lint (biome)', commands: [['biome', 'check', '--error-on-warnings', '--colors=force', '.']] },
  {
    name: 'types (next typegen, tsc)',
    commands: [
      ['next', 'typegen'],
      ['tsc', '--noEmit', '--pretty'],
    ],
  },
  {
    name: 'who imports whom (dependency-cruiser)',
    commands: [
      [
        'depcruise',
        '--config',
        '.dependency-cruiser.cjs',
        ...'app components lib db server scripts middleware.ts'.split(' '),
      ],
    ],
  },
  { name: 'nothing unused (knip)', commands: [['knip']] },
]

/** Runs them all, whatever the first one says, and answers how many passed and failed. */
export async function runChecks(): Promise<{ passed: number; failed: string[] }> {
  const failed: string[] = []
  for (const { name, commands } of CHECKS) {
    let seconds = 0
    let problem: string | undefined
    for (const command of commands) {
      const ended = await run(command)
      seconds += ended.seconds
      if (ended.code !== 0) problem ??= ended.said || `${command.join(' ')} ended with code ${ended.code}`
    }
    if (problem !== undefined) failed.push(name)
    console.log(
      `${problem === undefined ? '✓' : '✗'} ${name}, ${seconds.toFixed(1)} s${problem ? `\n\n${problem}\n` : ''}`,
    )
  }
  return { passed: CHECKS.length - failed.length, failed }
}
