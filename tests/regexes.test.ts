import { globSync, readFileSync } from 'node:fs'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { beforeAll, expect, it } from 'vitest'

/** Files that build a pattern while they run, and why nobody who sends us something has a say in it. */
const built: Readonly<Record<string, string>> = {
  'components/blocks/term-marks.ts': 'the terms of the glossary, escaped',
  'lib/auth/access.ts': 'the beginnings of paths that stand in this file',
  'lib/blocks/markdown.ts': 'a column, which is a number',
  'lib/http/contract.ts': 'the paths of our contracts',
  'lib/search/find.ts': 'a mark that stands in this file',
}

/** Steps count, not seconds, so that a busy machine comes to the same answer as an idle one. */
const limits = {
  timeout: 60_000,
  attackTimeout: null,
  incubationTimeout: null,
  attackLimit: 20_000_000,
  maxAttackStringSize: 20_000,
  maxIteration: 4,
}

type Regex = { at: string; source: string; flags: string }

function regexesIn(file: string, text: string): { literal: Regex[]; built: string[] } {
  const found: ReturnType<typeof regexesIn> = { literal: [], built: [] }
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  const visit = (node: ts.Node): void => {
    const at = () => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      found.literal.push({ at: at(), source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    }
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && /\bRegExp$/.test(node.expression.getText(tree))) {
      const [source, flags] = node.arguments ?? []
      if (source && ts.isStringLiteralLike(source) && (!flags || ts.isStringLiteralLike(flags)))
        found.literal.push({ at: at(), source: source.text, flags: flags?.text ?? '' })
      else if (!source || !ts.isRegularExpressionLiteral(source)) found.built.push(at())
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** Each pattern is checked once, wherever it stands. */
function unsafe(regexes: readonly Regex[]): string[] {
  const groups = Map.groupBy(regexes, ({ source, flags }) => `/${source}/${flags}`)
  return [...groups].flatMap(([pattern, all]) => {
    const { source, flags } = all[0] as Regex
    const found = checkSync(source, flags, limits)
    if (found.status === 'safe') return []
    const why = found.status === 'vulnerable' ? found.complexity.summary : found.error.kind
    return all.map(({ at }) => `${at}: ${pattern} is ${why}`)
  })
}

beforeAll(() => {
  // Its own JavaScript, which every machine has; its binaries are for some of them.
  process.env.RECHECK_SYNC_BACKEND = 'pure'
})

const files = globSync(['{app,components,db,lib,scripts,server}/**/*.{ts,tsx,js,mjs,cjs}', '*.{ts,js,cjs}'], {
  exclude: (name) => /\.test\.ts$/.test(name),
})
const found = files.map((file) => regexesIn(file, readFileSync(file, 'utf8')))

it('S52: recheck finds every regular expression safe, however long the text is that it reads', () => {
  const regexes = found.flatMap(({ literal }) => literal)
  expect(regexes.length).toBeGreaterThan(100)
  expect(unsafe(regexes)).toEqual([])
}, 120_000)

it('S52: no regular expression is built from what somebody sends', () => {
  const places = found.flatMap((each) => each.built)
  expect(places.filter((at) => !built[at.replace(/:\d+$/, '')])).toEqual([])
  expect(Object.keys(built).filter((file) => !places.some((at) => at.startsWith(`${file}:`)))).toEqual([])
})

it('S52: one that is slow is found by its file and line', () => {
  const text = String.raw`
const fine = /^\d+$/
const slow = [/^(?:a|a)*$/, new RegExp('\\s+$', 'u'), RegExp(/(?<!x)\s+\n\s*(?!y)/)]
const theirs = new RegExp(query, 'i')
`
  const { literal, built } = regexesIn('a.ts', text)
  expect(unsafe(literal)).toEqual([
    'a.ts:3: /^(?:a|a)*$/ is exponential',
    String.raw`a.ts:3: /\s+$/u is 2nd degree polynomial`,
    expect.stringContaining('2nd degree polynomial'),
  ])
  expect(built).toEqual(['a.ts:4'])
})
