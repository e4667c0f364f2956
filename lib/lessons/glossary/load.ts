import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ContentMistake, ContentMistakes, collecting } from '../../blocks/mistake.ts'
import { readYaml } from '../../blocks/yaml-file.ts'
import { GlossaryFile, type GlossaryTopic } from './schema.ts'

/** The whole glossary, topic by topic. Throws all its mistakes at once. */
export function loadGlossary(root: string): GlossaryTopic[] {
  const mistakes: ContentMistake[] = []
  const taken = new Map<string, string>()
  const topics = readdirSync(root)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const yaml = collecting(mistakes, () => readYaml(join(root, name), GlossaryFile))
      if (!yaml) return []
      yaml.data.terms.forEach(({ slug }, n) => {
        const other = taken.get(slug)
        if (other)
          mistakes.push(new ContentMistake(yaml.file, yaml.lineOf(['terms', n]), `${slug}: stands in ${other} already`))
        taken.set(slug, name)
      })
      return [{ ...yaml.data, slug: basename(name, '.yaml') }]
    })
  if (mistakes.length) throw new ContentMistakes(mistakes)
  return topics.sort((a, b) => a.position - b.position)
}
