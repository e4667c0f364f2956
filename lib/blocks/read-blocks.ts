import { basename, join } from 'node:path'
import type { RootContent } from 'mdast'
import type { z } from 'zod'
import { type ContainerDirective, Page } from './markdown.ts'
import { ContentMistake, ContentMistakes, collecting, readContent } from './mistake.ts'
import type { Both, Reader, Said } from './reader.ts'
import { isReadType, isShownType, type ReadType, readers } from './readers.ts'
import type { YamlFile } from './yaml-file.ts'

export type Block = {
  key: string
  type: ReadType | 'prose'
  /** The key point that an exercise trains, and in a bank the lesson that has it. */
  point: number | null
  lesson: string | null
  content: Both<unknown>
  answer: unknown
}

/** What the YAML file beside the texts must hold. */
export type Answered = { answers: Record<string, unknown> }

/** A piece of one language's file, before the two languages are put together. */
export type Piece = {
  key: string
  type: Block['type']
  point: number | null
  lesson: string | null
  said: Said<unknown, unknown>
  page: Page
  node: RootContent
}

/** What must hold for all pieces of a file together. */
type Rule = (pieces: readonly Piece[]) => void

/** The blocks of a folder: id.md and en.md hold their texts, a YAML file the answers. Throws all mistakes at once. */
export function readBlocks<T extends Answered>(
  folder: string,
  open: () => YamlFile<T>,
  rule: Rule = ownPointsExist,
): YamlFile<T> & { blocks: Block[] } {
  const mistakes: ContentMistake[] = []
  const yaml = collecting(mistakes, open)
  const id = collecting(mistakes, () => readPieces(join(folder, 'id.md'), basename(folder), rule))
  const en = collecting(mistakes, () => readPieces(join(folder, 'en.md'), basename(folder), rule))
  if (!yaml || !id || !en) throw new ContentMistakes(mistakes)

  sameBlocks(id, en)
  const blocks = id.flatMap((piece, n) => {
    const block = collecting(mistakes, () => joined(piece, en[n] as Piece, yaml))
    return block ? [block] : []
  })
  collecting(mistakes, () => noStrayAnswers(yaml, blocks))
  if (mistakes.length) throw new ContentMistakes(mistakes)
  return { ...yaml, blocks }
}

function readPieces(file: string, seed: string, rule: Rule): Piece[] {
  const page = new Page(file, readContent(file))
  const mistakes: ContentMistake[] = []
  const pieces: Piece[] = []
  let prose: RootContent[] = []
  const endProse = () => {
    const [node] = prose
    if (node) {
      const key = `prose-${pieces.filter((piece) => piece.type === 'prose').length + 1}`
      const said = { content: { text: page.markdown(prose) }, after: null, keys: [] }
      pieces.push({ key, type: 'prose', point: null, lesson: null, said, page, node })
    }
    prose = []
  }
  for (const node of page.root.children) {
    if (node.type !== 'containerDirective') prose.push(node)
    else {
      endProse()
      const piece = collecting(mistakes, () => readPiece(page, node, seed))
      if (piece && pieces.some(({ key }) => key === piece.key))
        mistakes.push(new ContentMistake(file, node.position?.start.line ?? 1, `#${piece.key} stands twice`))
      if (piece) pieces.push(piece)
    }
  }
  endProse()
  if (!mistakes.length) collecting(mistakes, () => rule(pieces))
  if (mistakes.length) throw new ContentMistakes(mistakes)
  return pieces
}

function readPiece(page: Page, node: ContainerDirective, seed: string): Piece {
  if (!isReadType(node.name))
    return page.fail(node, `:::${node.name} is not known; there are ${Object.keys(readers).join(', ')}`)
  const key = node.name === 'keypoints' ? 'keypoints' : page.attribute(node, 'id')
  const point = node.attributes?.point === undefined ? null : Number(node.attributes.point)
  const lesson = node.attributes?.lesson ?? null
  return {
    key,
    type: node.name,
    point,
    lesson,
    said: readers[node.name].read(page, node, `${seed}#${key}`),
    page,
    node,
  }
}

function sameBlocks(id: Piece[], en: Piece[]): void {
  for (const [n, piece] of id.entries()) {
    const other = en[n]
    if (!other) throw piece.page.mistake(piece.node, `en.md has no counterpart of this ${piece.type} #${piece.key}`)
    const { type, key, point, lesson } = piece
    if (other.type !== type || other.key !== key || other.point !== point || other.lesson !== lesson)
      other.page.fail(
        other.node,
        `id.md has ${type} #${key} point=${point}${lesson === null ? '' : ` lesson=${lesson}`} here`,
      )
    if (other.said.keys.join() !== piece.said.keys.join())
      other.page.fail(
        other.node,
        `#${piece.key} has ${other.said.keys.join(', ')}; id.md has ${piece.said.keys.join(', ')}`,
      )
  }
  const extra = en[id.length]
  if (extra) extra.page.fail(extra.node, `id.md has no counterpart of this ${extra.type} #${extra.key}`)
}

/** Both languages and the answer of one block. */
function joined(id: Piece, en: Piece, yaml: YamlFile<Answered>): Block {
  const { key, type, point, lesson } = id
  const content = { id: id.said.content, en: en.said.content }
  if (type === 'prose') return { key, type, point, lesson, content, answer: null }
  const line = yaml.lineOf(['answers', key])
  const reader = readers[type] as unknown as Reader<unknown, unknown, z.ZodType, unknown>
  const given = reader.key?.safeParse(yaml.data.answers[key])
  if (given && !given.success) {
    const [issue] = given.error.issues
    const where = ['answers', key, ...(issue?.path ?? [])].join('.')
    throw new ContentMistake(yaml.file, line, `${where}: ${issue?.message}`)
  }
  const shown = (said: unknown) => (reader.shown ? reader.shown(said, given?.data) : said)
  try {
    const answer = reader.answer(given?.data, { id: id.said.after, en: en.said.after }, id.said.keys)
    return { key, type, point, lesson, content: { id: shown(content.id), en: shown(content.en) }, answer }
  } catch (error) {
    throw new ContentMistake(yaml.file, line, `answers.${key}: ${error instanceof Error ? error.message : error}`)
  }
}

/** Every exercise leads back to a key point that there is; and what has a form of its own stands before their form. */
function ownPointsExist(pieces: readonly Piece[]): void {
  const points = pieces.find((piece) => piece.type === 'keypoints')?.said.keys ?? []
  const asked = pieces.findIndex(({ type }) => !isShownType(type))
  for (const [n, { type, point, page, node, key }] of pieces.entries()) {
    if (isShownType(type)) {
      if (asked !== -1 && n > asked && type !== 'prose') page.fail(node, `:::${type} stands before the exercises`)
      continue
    }
    if (point === null) page.fail(node, `#${key} needs point="…", the key point that it trains`)
    if (!points.includes(String(point))) page.fail(node, `#${key} names key point ${point}; there are ${points.length}`)
  }
}

function noStrayAnswers(yaml: YamlFile<Answered>, blocks: Block[]): void {
  for (const key of Object.keys(yaml.data.answers))
    if (!blocks.some((block) => block.key === key))
      throw new ContentMistake(
        yaml.file,
        yaml.lineOf(['answers', key]),
        `answers.${key}: no block of that name in the text`,
      )
}
