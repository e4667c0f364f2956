import { colours, kawung, logo } from '../drawing.ts'
import { linesOf, outlineOf, widthOf } from '../typeface.ts'

const SIDE = 800
const BORDER = 88
const TEXT_WIDTH = SIDE - 2 * BORDER - 88
const LINE = 1.24
const SIZES = [58, 50, 43, 37]
const LINES_MAX = 4

/** A course's badge. Its words are outlines, so that it can be drawn where no typeface is installed. */
export function badgeSvg(title: string): string {
  const size = SIZES.find((it) => linesOf(title, 800, it, TEXT_WIDTH).length <= LINES_MAX - 1) ?? 37
  const lines = linesOf(title, 800, size, TEXT_WIDTH).slice(0, LINES_MAX)
  const middle = 478 - ((lines.length - 1) * size * LINE) / 2
  const words = lines.map((line, i) => centred(line, size, middle + i * size * LINE, colours.ink))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" width="${SIDE}" height="${SIDE}">
<defs><pattern id="kawung" width="${kawung.side}" height="${kawung.side}" patternUnits="userSpaceOnUse" patternTransform="scale(1.375)">${petals()}</pattern></defs>
<rect width="${SIDE}" height="${SIDE}" rx="96" fill="${colours.deep}"/>
<rect width="${SIDE}" height="${SIDE}" rx="96" fill="url(#kawung)"/>
<rect x="${BORDER}" y="${BORDER}" width="${SIDE - 2 * BORDER}" height="${SIDE - 2 * BORDER}" rx="28" fill="${colours.surface}"/>
<g transform="translate(${SIDE / 2 - 104} 146) scale(6.5)">${sign()}</g>
${words.join('\n')}
${centred('Pintar Ekspor', 30, 660, colours.laut)}
</svg>`
}

function centred(text: string, size: number, y: number, fill: string): string {
  const x = (SIDE - widthOf(text, 800, size)) / 2
  return `<path transform="translate(${x.toFixed(2)} ${y.toFixed(2)})" fill="${fill}" d="${outlineOf(text, 800, size)}"/>`
}

type Petal = { cx: number; cy: number; rx: number; ry: number }
const ellipses = ({ cx, cy, rx, ry }: Petal, turns: number[]) =>
  turns
    .map((turn) => `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" transform="rotate(${turn} 16 16)"/>`)
    .join('')

function petals(): string {
  const { side, petal, turns, dot, strokeOpacity } = kawung
  const corners = [0, side].flatMap((x) => [0, side].map((y) => [x, y]))
  const dots = [[side / 2, side / 2], ...corners].map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${dot}"/>`)
  return `<g fill="none" stroke="${colours.onDeep}" stroke-opacity="${strokeOpacity}">${ellipses(petal, turns)}</g><g fill="${colours.onDeep}" fill-opacity="${strokeOpacity}">${dots.join('')}</g>`
}

const sign = () =>
  `<g fill="${colours.laut}">${ellipses(logo.petal, logo.turns)}</g><path fill="${colours.kunyit}" transform="rotate(${logo.sailTurn} 16 16)" d="${logo.sail}"/>`
