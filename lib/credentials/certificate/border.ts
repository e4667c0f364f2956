import { colours, kawung, logo } from '../drawing.ts'

type Pdf = PDFKit.PDFDocument
type Box = { x: number; y: number; width: number; height: number }
type Petal = { cx: number; cy: number; rx: number; ry: number }

/** How large a square of the pattern is on paper, against the 32 units it is drawn in. */
const SCALE = 0.86

/** Ornament: nothing of it is read out. */
export function border(pdf: Pdf, page: Box, paper: Box): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  pdf.rect(page.x, page.y, page.width, page.height).fill(colours.deep)
  pdf.save()
  // Only between the edge and the paper, whose two outlines turn in opposite directions for the rule that is told by parity.
  pdf.rect(page.x, page.y, page.width, page.height).rect(paper.x, paper.y, paper.width, paper.height).clip('even-odd')
  const side = kawung.side * SCALE
  for (let x = page.x - side / 2; x < page.x + page.width; x += side)
    for (let y = page.y - side / 2; y < page.y + page.height; y += side)
      if (!isBehind({ x, y, width: side, height: side }, paper)) square(pdf, x, y)
  pdf.restore()
  pdf.roundedRect(paper.x, paper.y, paper.width, paper.height, 5).fill(colours.surface)
  pdf.endMarkedContent()
}

const isBehind = (it: Box, paper: Box) =>
  it.x >= paper.x &&
  it.y >= paper.y &&
  it.x + it.width <= paper.x + paper.width &&
  it.y + it.height <= paper.y + paper.height

function square(pdf: Pdf, x: number, y: number): void {
  const { side, petal, turns, dot, strokeOpacity } = kawung
  pdf.save().translate(x, y).scale(SCALE).lineWidth(1).strokeColor(colours.onDeep, strokeOpacity)
  for (const turn of turns) leaf(pdf, petal, turn, 'stroke')
  pdf.fillColor(colours.onDeep, strokeOpacity)
  pdf.circle(side / 2, side / 2, dot).fill()
  pdf.circle(0, 0, dot).fill()
  pdf.restore()
}

function leaf(pdf: Pdf, { cx, cy, rx, ry }: Petal, turn: number, how: 'stroke' | 'fill'): void {
  pdf
    .save()
    .rotate(turn, { origin: [16, 16] })
    .ellipse(cx, cy, rx, ry)
  pdf[how]()
  pdf.restore()
}

export function sign(pdf: Pdf, x: number, y: number, size: number): void {
  pdf
    .save()
    .translate(x, y)
    .scale(size / 32)
  pdf.fillColor(colours.laut, 1)
  for (const turn of logo.turns) leaf(pdf, logo.petal, turn, 'fill')
  pdf
    .save()
    .rotate(logo.sailTurn, { origin: [16, 16] })
    .path(logo.sail)
    .fill(colours.kunyit)
    .restore()
  pdf.restore()
}
