import { join } from 'node:path'
import { type Font, openSync } from 'fontkit'

export type Weight = 400 | 600 | 700 | 800
/** Of the holder's name. */
export const NAME_WEIGHT: Weight = 800
/** The files hold a script's letters each; what the first lacks (ł, ș, ẽ …) the second has. */
const subsets = ['latin', 'latin-ext'] as const
type Subset = (typeof subsets)[number]

const folder = join(process.cwd(), 'node_modules/@fontsource/plus-jakarta-sans/files')
export const fontFile = (weight: Weight, subset: Subset): string =>
  join(folder, `plus-jakarta-sans-${subset}-${weight}-normal.woff`)

const opened = new Map<string, Font>()
function font(weight: Weight, subset: Subset): Font {
  const file = fontFile(weight, subset)
  const known = opened.get(file) ?? (openSync(file) as Font)
  opened.set(file, known)
  return known
}

export type Run = { subset: Subset; text: string }

/** A text in pieces, each of which one file can set. A letter that neither has is set without its marks, or left out. */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: Run[] = []
  for (const letter of text.normalize('NFC')) {
    const bare = letter.normalize('NFD').charAt(0)
    const found = [letter, bare].flatMap((form) =>
      subsets.filter((name) => has(form, weight, name)).map((subset) => ({ subset, text: form })),
    )[0]
    const last = runs.at(-1)
    if (!found) continue
    if (last?.subset === found.subset) last.text += found.text
    else runs.push(found)
  }
  return runs
}

/** Whether every letter of it is there as it was typed, and every mark in the same file as the letter below it. */
export function canSet(text: string, weight: Weight): boolean {
  const runs = runsOf(text, weight)
  return runs.map((run) => run.text).join('') === text.normalize('NFC') && !runs.some((run) => /^\p{M}/u.test(run.text))
}

const has = (letter: string, weight: Weight, subset: Subset) =>
  font(weight, subset).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)

export const widthOf = (text: string, weight: Weight, size: number): number =>
  runsOf(text, weight).reduce((sum, run) => sum + advance(run, weight, size), 0)

export function advance(run: Run, weight: Weight, size: number): number {
  const face = font(weight, run.subset)
  return (face.layout(run.text).advanceWidth / face.unitsPerEm) * size
}

/** Lines no wider than `width`, broken between words. */
export function linesOf(text: string, weight: Weight, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && widthOf(longer, weight, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** A line as SVG path data, its left end at the origin: it looks the same on a machine without any typeface. */
export function outlineOf(text: string, weight: Weight, size: number): string {
  let x = 0
  const paths: string[] = []
  for (const run of runsOf(text, weight)) {
    const face = font(weight, run.subset)
    const scale = size / face.unitsPerEm
    const { glyphs, positions } = face.layout(run.text)
    for (const [i, glyph] of glyphs.entries()) {
      const at = positions[i]
      paths.push(
        glyph.path
          .scale(scale, -scale)
          .translate(x + (at?.xOffset ?? 0) * scale, 0)
          .toSVG(),
      )
      x += (at?.xAdvance ?? 0) * scale
    }
  }
  return paths.join('')
}
