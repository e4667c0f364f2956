import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { type Access, roles } from '#lib/auth/actor.ts'

// What tests/architecture.test.ts checks, as functions of a folder: the test runs them on the project and on small trees
// that break the rules, so that a check which finds nothing is known to look.

const filesIn = (root: string, folder: string, name: RegExp): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => join(folder, file))
        .filter((file) => name.test(file))
    : []

const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8')

/** Methods that a route refuses by name, where the middleware may not see it. */
const refusals = /^export const \{[A-Z, ]+\} = onlyPost$/m

type Route = { file: string; served: string[]; others: string[] }

/** The route files of the API: what they serve as `METHOD /path`, and each export that is not `serve(…)`. */
export function apiRoutes(root: string): Route[] {
  return filesIn(root, 'app/api/v1', /(^|\/)route\.tsx?$/).map((file) => {
    const path = file.replace(/^app|\/route\.tsx?$/g, '').replace(/\[(\w+)\]/g, '{$1}')
    const source = read(root, file)
    return {
      file,
      served: [...source.matchAll(/^export const (\w+) = serve\(/gm)].map(([, method]) => `${method} ${path}`),
      others: [...source.replace(refusals, '').matchAll(/^export .*/gm)]
        .map(([line]) => line)
        .filter((line) => !/ = serve\(/.test(line)),
    }
  })
}

/** Route groups whose pages anybody may open; the others guard. */
const openGroups = ['(marketing)', '(auth)']

/** Pages under a guarded group that do not go through `view` with the role that access.ts states for their path. */
export function unguardedPages(root: string, accessOfPage: (path: string) => Access): string[] {
  return filesIn(root, 'app/[locale]', /(^|\/)page\.tsx$/).flatMap((file) => {
    const [group = ''] = file.replace('app/[locale]/', '').split('/')
    const path = file.replace(/^app\/\[locale\]|\/page\.tsx$|\/\([^)]+\)/g, '') || '/'
    const access = accessOfPage(path)
    if (access === 'public' && (openGroups.includes(group) || !group.startsWith('('))) return []
    if (access !== 'public' && openGroups.includes(group))
      return [`${file}: ${path} is guarded but stands among open pages`]
    const stated = [...read(root, file).matchAll(/\bview\(\s*'(\w+)'/g)].map(([, role]) => role)
    // A bare redirect shows nothing and decides nothing.
    if (stated.length === 0 && /^\s*(permanentR|r)edirect\(/m.test(read(root, file))) return []
    const lowest = [...roles].filter((role) => stated.includes(role))[0] ?? stated[0]
    return stated.length > 0 && lowest === access
      ? []
      : [`${file}: needs view('${access}', …), has ${stated.join(', ') || 'none'}`]
  })
}

/** Imports that break a rule of .dependency-cruiser.cjs. */
export async function brokenImports(root: string): Promise<{ broken: string[]; modules: number }> {
  const { default: config } = await import('../.dependency-cruiser.cjs')
  const folders = ['app', 'components', 'lib', 'db', 'middleware.ts'].filter((name) => existsSync(join(root, name)))
  const { output } = await cruise(
    folders,
    { ...config.options, ruleSet: { forbidden: config.forbidden } as IFlattenedRuleSet, validate: true, baseDir: root },
    undefined,
    { tsConfig: extractTsConfig(join(root, 'tsconfig.json')) },
  )
  const { summary } = output as ICruiseResult
  return {
    broken: summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`),
    modules: summary.totalCruised,
  }
}
