// Turns the chart that the page shows into a file that stands alone: no stylesheet, no variable, no web font.

export type ImageKind = 'png' | 'svg'
export type Picture = { stem: string; title: string; source: string }

const namespace = 'http://www.w3.org/2000/svg'
const pad = 20
const titleSize = 17
const sourceSize = 11
const font = 'Plus Jakarta Sans, Arial, sans-serif'
/** Dots of a picture for each of the page: sharp when printed. */
const density = 3

export async function saveChart(drawing: SVGSVGElement, kind: ImageKind, picture: Picture): Promise<void> {
  const chart = standAlone(drawing, picture)
  const svg = new Blob([new XMLSerializer().serializeToString(chart.node)], { type: 'image/svg+xml' })
  const blob = kind === 'svg' ? svg : await painted(svg, chart)
  const url = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: url, download: `${picture.stem}.${kind}` })
  link.click()
  // The browser reads the address after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

type StandAlone = { node: SVGSVGElement; width: number; height: number }

/** The drawing with its title above and its source below, on the ground of the page's theme. */
function standAlone(drawing: SVGSVGElement, { title, source }: Picture): StandAlone {
  const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!brush) throw new Error('this browser has no canvas')
  const colour = plainColours(brush)
  const box = drawing.getBoundingClientRect()
  const width = Math.round(box.width) + 2 * pad
  brush.font = `700 ${titleSize}px ${font}`
  const lines = wrapped(title, (text) => brush.measureText(text).width, width - 2 * pad)
  brush.font = `${sourceSize}px ${font}`
  const notes = wrapped(source, (text) => brush.measureText(text).width, width - 2 * pad)
  const top = pad + lines.length * titleSize * 1.3
  const height = Math.round(top + box.height + notes.length * sourceSize * 1.4 + pad)

  const theme = getComputedStyle(document.documentElement)
  const token = (name: string) => colour(theme.getPropertyValue(`--color-${name}`)).paint
  const node = element('svg', {
    xmlns: namespace,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': font,
  })
  node.append(element('rect', { width, height, fill: token('surface') }))
  const write = (texts: string[], from: number, size: number, more: Record<string, string>) => {
    for (const [n, text] of texts.entries()) {
      const line = element('text', { x: pad, y: from + (n + 0.8) * size * 1.3, 'font-size': size, ...more })
      line.textContent = text
      node.append(line)
    }
  }
  write(lines, pad * 0.75, titleSize, { 'font-weight': '700', fill: token('ink') })
  const inner = withPlainStyles(drawing, colour)
  for (const [name, value] of Object.entries({ x: pad, y: top, width: box.width, height: box.height }))
    inner.setAttribute(name, String(value))
  node.append(inner)
  write(notes, top + box.height + 4, sourceSize, { fill: token('ink-3') })
  return { node, width, height }
}

function element<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string | number>) {
  const made = document.createElementNS(namespace, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

/** A copy in which every element says itself how it looks. */
function withPlainStyles(drawing: SVGSVGElement, colour: ReturnType<typeof plainColours>): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>('*')]
  for (const [at, to] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const from = originals[at]
    if (from?.matches('path, line, circle, rect, text, tspan')) paintAs(getComputedStyle(from), to, colour)
    else for (const part of ['fill', 'stroke']) to.removeAttribute(part)
    to.removeAttribute('class')
    to.removeAttribute('style')
    to.removeAttribute('tabindex')
  }
  return copy
}

function paintAs(style: CSSStyleDeclaration, to: SVGElement, colour: ReturnType<typeof plainColours>): void {
  for (const part of ['fill', 'stroke'] as const) {
    if (style[part].startsWith('url(')) continue
    const { paint, alpha } = style[part] === 'none' ? { paint: 'none', alpha: 1 } : colour(style[part])
    to.setAttribute(part, paint)
    to.setAttribute(`${part}-opacity`, String(alpha * Number(style[`${part}Opacity`])))
  }
  if (!to.matches('text, tspan')) return
  to.setAttribute('font-size', style.fontSize)
  to.setAttribute('font-weight', style.fontWeight)
}

/** Programs that open SVG files seldom know OKLCH: every colour as red, green and blue, its transparency beside it. */
function plainColours(brush: CanvasRenderingContext2D) {
  const known = new Map<string, { paint: string; alpha: number }>()
  return (colour: string) => {
    const before = known.get(colour)
    if (before) return before
    const [, alpha] = /(?:\/|^rgba\(.*,)\s*([\d.]+)\)$/.exec(colour) ?? []
    brush.fillStyle = colour.replace(/ ?\/\s*[\d.]+\)$/, ')').replace(/^rgba\((.*),[^,]*\)$/, 'rgb($1)')
    brush.fillRect(0, 0, 1, 1)
    const [red, green, blue] = brush.getImageData(0, 0, 1, 1).data
    const plain = { paint: `rgb(${red}, ${green}, ${blue})`, alpha: alpha === undefined ? 1 : Number(alpha) }
    known.set(colour, plain)
    return plain
  }
}

/** Lines of whole words, each no wider than allowed where its words permit. */
function wrapped(text: string, widthOf: (text: string) => number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

async function painted(svg: Blob, { width, height }: StandAlone): Promise<Blob> {
  const url = URL.createObjectURL(svg)
  try {
    const image = new Image(width, height)
    image.src = url
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), {
      width: width * density,
      height: height * density,
    })
    const brush = canvas.getContext('2d')
    brush?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture came out empty'))), 'image/png')
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
