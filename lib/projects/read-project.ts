import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Page } from '../blocks/markdown.ts'
import { ContentMistake, ContentMistakes, collecting } from '../blocks/mistake.ts'
import { readYaml, type YamlFile } from '../blocks/yaml-file.ts'
import { ProjectFile, type ProjectForm, type WrittenField } from './form.ts'
import type { Kind, Reads } from './kind.ts'
import { kindOf } from './kinds.ts'

const projectFolder = 'project'

/** The project of the course in this folder, or null where it has none. Throws all its mistakes at once. */
export function findProject(course: string): ProjectForm | null {
  const folder = join(course, projectFolder)
  if (!existsSync(folder)) return null
  const mistakes: ContentMistake[] = []
  const yaml = collecting(mistakes, () => readYaml(join(folder, 'project.yaml'), ProjectFile))
  const id = collecting(mistakes, () => task(join(folder, 'id.md')))
  const en = collecting(mistakes, () => task(join(folder, 'en.md')))
  if (yaml) mistakes.push(...disagreements(yaml), ...strayLessons(yaml, course))
  if (!yaml || !id || !en || mistakes.length) throw new ContentMistakes(mistakes)
  return { ...yaml.data, task: { id, en } }
}

function task(file: string): string {
  const page = new Page(file, readFileSync(file, 'utf8'))
  const directive = page.root.children.find((node) => node.type === 'containerDirective')
  if (directive) page.fail(directive, 'a task is only prose')
  return page.markdown(page.root.children)
}

/** A criterion leads back to a lesson of its own course. */
function strayLessons({ data, file, lineOf }: YamlFile<ProjectFileData>, course: string): ContentMistake[] {
  const folders = readdirSync(course)
  return data.criteria.flatMap(({ key, lesson }, n) =>
    folders.some((name) => name.startsWith(`${lesson.toLowerCase()}-`))
      ? []
      : [new ContentMistake(file, lineOf(['criteria', n, 'lesson']), `${key}: the course has no lesson ${lesson}`)],
  )
}

/** What the marker of this kind reads and says, and what the file holds, must be the same. */
function disagreements(yaml: YamlFile<ProjectFileData>): ContentMistake[] {
  const { data, file, lineOf } = yaml
  const kind = kindOf(data.kind)
  const at = (path: (string | number)[], rule: string) => new ContentMistake(file, lineOf(path), rule)
  const fields = data.parts.flatMap((part, p) =>
    part.fields.map((field, f) => ({ field, path: ['parts', p, 'fields', f] })),
  )
  const keys = fields.map(({ field }) => field.key)
  const twice = fields.filter(({ field }, n) => keys.indexOf(field.key) < n)
  const points = data.criteria.reduce((sum, criterion) => sum + criterion.points, 0)
  return [
    ...twice.map(({ field, path }) => at(path, `field ${field.key} stands twice`)),
    ...(points === 100 ? [] : [at(['criteria'], `the points add up to ${points}, not to 100`)]),
    ...Object.entries(kind.reads).flatMap(([name, read]) => {
      const found = fields.find(({ field }) => field.key === name)
      if (!found) return [at(['parts'], `the marker reads a field ${name}, which is missing`)]
      const rule = unlike(found.field, read)
      return rule ? [at(found.path, `${name}: ${rule}`)] : []
    }),
    ...starts(data).map(({ path, rule }) => at(path, rule)),
    ...criteriaOf(data, kind).map(({ path, rule }) => at(path, rule)),
  ]
}

type ProjectFileData = Omit<ProjectForm, 'task'>
type Found = { path: (string | number)[]; rule: string }

function criteriaOf(data: ProjectFileData, kind: Kind): Found[] {
  const unlikeOrder = differ(
    data.criteria.map(({ key }) => key),
    Object.keys(kind.checks),
  )
  const rules = data.criteria.flatMap(({ key, mend }, n) => {
    const rule = differ(
      mend.map((text) => text.key),
      kind.checks[key] ?? [],
    )
    return rule ? [{ path: ['criteria', n, 'mend'], rule: `${key}: the texts of its checks: ${rule}` }] : []
  })
  return unlikeOrder ? [{ path: ['criteria'], rule: `the criteria: ${unlikeOrder}` }, ...rules] : rules
}

function starts(data: ProjectFileData): Found[] {
  return data.parts.flatMap((part, p) =>
    part.fields.flatMap((field, f) => {
      if (field.type !== 'rows') return []
      const [first] = field.columns
      const known = first?.type === 'choice' ? first.options.map(({ key }) => key) : []
      const stray = field.start.filter((key) => !known.includes(key))
      return stray.length
        ? [{ path: ['parts', p, 'fields', f, 'start'], rule: `its first column has no ${stray.join(', ')}` }]
        : []
    }),
  )
}

function unlike(field: WrittenField, read: Reads[string]): string | null {
  if (typeof read === 'string') return field.type === read ? null : `is ${field.type}, the marker reads ${read}`
  if (isKeys(read)) return field.type === 'choice' ? optionsDiffer(field, read) : `is ${field.type}, not a choice`
  if ('choices' in read && isKeys(read.choices))
    return field.type === 'choices' ? optionsDiffer(field, read.choices) : `is ${field.type}, not choices`
  if (field.type !== 'rows') return `is ${field.type}, not rows`
  const columns = new Map(field.columns.map((column) => [column.key, column]))
  for (const [name, inner] of Object.entries(read)) {
    const column = columns.get(name)
    const rule = column ? unlike(column, inner as Reads[string]) : 'is missing'
    if (rule) return `column ${name} ${rule}`
  }
  return null
}

const isKeys = (read: unknown): read is readonly string[] => Array.isArray(read)
const optionsDiffer = ({ options }: { options: readonly { key: string }[] }, keys: readonly string[]) =>
  differ(
    options.map(({ key }) => key),
    keys,
  )

/** The two hold the same keys, in whatever order. */
function differ(has: readonly string[], wanted: readonly string[]): string | null {
  const missing = wanted.filter((key) => !has.includes(key))
  const stray = has.filter((key, n) => !wanted.includes(key) || has.indexOf(key) < n)
  if (!missing.length && !stray.length) return null
  return [missing.length && `missing ${missing.join(', ')}`, stray.length && `not known ${stray.join(', ')}`]
    .filter(Boolean)
    .join('; ')
}
