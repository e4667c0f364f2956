import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { ContentMistake, ContentMistakes, readContent } from './mistake.ts'

export type YamlFile<T> = {
  file: string
  data: T
  /** The line on which a value stands, for mistakes that only a later step can see. */
  lineOf: (path: readonly (string | number)[]) => number
}

/** A YAML file as its schema reads it; each mistake with the line that it is on. */
export function readYaml<S extends z.ZodType>(file: string, schema: S): YamlFile<z.output<S>> {
  const lines = new LineCounter()
  const document = parseDocument(readContent(file), { lineCounter: lines })
  if (document.errors.length)
    throw new ContentMistakes(
      document.errors.map((e) => new ContentMistake(file, lines.linePos(e.pos[0]).line, e.message)),
    )

  const lineOf = (path: readonly (string | number)[]): number => {
    // A missing key has no line of its own: its nearest parent has one.
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }

  const result = schema.safeParse(document.toJS())
  if (result.success) return { file, data: result.data, lineOf }
  throw new ContentMistakes(
    result.error.issues.map((issue) => {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
      return new ContentMistake(file, lineOf(path), `${path.join('.') || 'file'}: ${issue.message}`)
    }),
  )
}
