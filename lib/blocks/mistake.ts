import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** A mistake in a content file, said so that its writer finds it: file, line, rule. */
export class ContentMistake extends Error {
  readonly file: string
  readonly line: number
  readonly rule: string

  constructor(file: string, line: number, rule: string) {
    super(`${relative(process.cwd(), file)}:${line}: ${rule}`)
    this.name = 'ContentMistake'
    this.file = file
    this.line = line
    this.rule = rule
  }
}

/** All mistakes of one reading: a writer mends a file in one go, not one message at a time. */
export class ContentMistakes extends Error {
  readonly mistakes: ContentMistake[]
  constructor(mistakes: ContentMistake[]) {
    super(mistakes.map((mistake) => mistake.message).join('\n'))
    this.name = 'ContentMistakes'
    this.mistakes = mistakes
  }
}

/** Runs a step and keeps its mistake, so that the steps after it are looked at as well. */
export function collecting<T>(mistakes: ContentMistake[], step: () => T): T | undefined {
  try {
    return step()
  } catch (error) {
    if (error instanceof ContentMistakes) mistakes.push(...error.mistakes)
    else if (error instanceof ContentMistake) mistakes.push(error)
    else throw error
    return undefined
  }
}

/** A file that has to be there. */
export function readContent(file: string): string {
  if (!existsSync(file)) throw new ContentMistake(file, 1, 'this file is missing')
  return readFileSync(file, 'utf8')
}
