import { glob } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Trouble } from '#db/trouble.ts'
import { root } from './settings.ts'
import { close, runCommand } from './shutdown.ts'

/** What a bench/*.bench.ts found, from its `run()`: a number, and what it is in relation to another one. */
type Measurement = { name: string; value: number; unit: string; ratio?: number; target?: string }

/** npm run bench [-- names of files …]: everything on one machine in one run, so that the ratios mean something. */
runCommand(async () => {
  const wanted = process.argv.slice(2)
  const files: string[] = []
  for await (const file of glob('bench/*.bench.ts', { cwd: root })) {
    if (wanted.length === 0 || wanted.some((name) => file.includes(name))) files.push(join(root, file))
  }
  if (files.length === 0) throw new Trouble(`No benchmark is named ${wanted.join(' or ')}.`)
  let missed = 0
  for (const file of files.sort()) {
    console.log(`\n── ${basename(file, '.bench.ts')}`)
    const { run }: { run: () => Promise<Measurement[]> } = await import(file)
    for (const found of await run()) {
      const met = meets(found)
      console.log(row(found, met))
      if (met === false) missed++
    }
  }
  console.log(missed > 0 ? `\n${missed} missed the target.` : '\nEvery target is met.')
  await close(missed > 0 ? 1 : 0)
})

/** "≥ 0.60" and "≤ 2" are about the ratio, or the number itself where there is none; without a target nothing is to meet. */
function meets({ value, ratio = value, target }: Measurement): boolean | undefined {
  const [, sign, bound] = /^([≥≤]) ([\d.]+)/.exec(target ?? '') ?? []
  if (bound === undefined) return
  return sign === '≥' ? ratio >= Number(bound) : ratio <= Number(bound)
}

const number = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 })

function row({ name, value, unit, ratio, target }: Measurement, met: boolean | undefined): string {
  const columns = [
    name.padEnd(46),
    `${number.format(value)} ${unit}`.padStart(20),
    (ratio === undefined ? '' : `ratio ${ratio.toFixed(2)}`).padStart(12),
  ]
  if (target) columns.push(`${met === false ? '✗' : '✓'} target ${target}`)
  return columns.join('  ').trimEnd()
}
