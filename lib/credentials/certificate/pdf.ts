import 'server-only'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import type { credentials } from '#db/schema/index.ts'
import { qrPath } from '../../auth/qr.ts'
import type { Language } from '../../i18n/routing.ts'
import { verifyUrl } from '../addresses.ts'
import { colours } from '../drawing.ts'
import { advance, fontFile, linesOf, NAME_WEIGHT, runsOf, type Weight, widthOf } from '../typeface.ts'
import { border, sign } from './border.ts'
import { texts } from './texts.ts'

type Pdf = PDFKit.PDFDocument
export type Certificate = {
  row: Pick<typeof credentials.$inferSelect, 'id' | 'holderName' | 'score' | 'issuedAt' | 'expiresAt'>
  title: string
  project: number | null
  aligned: boolean
}

/** A4, landscape, in points. */
const PAGE = { x: 0, y: 0, width: 841.89, height: 595.28 }
const EDGE = 40
const PAPER = { x: EDGE, y: EDGE, width: PAGE.width - 2 * EDGE, height: PAGE.height - 2 * EDGE }
const LEFT = PAPER.x + 44
const WIDTH = PAPER.width - 88
const QR = 104

/** The certificate as a tagged PDF (PDF/UA): readable aloud, in its language, with the typeface in it. */
export async function certificatePdf(certificate: Certificate, language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const said = texts[language]
  const { row, title } = certificate
  const pdf = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    font: fontFile(400, 'latin'),
    pdfVersion: '1.7',
    // Newer than its types.
    ...({ subset: 'PDF/UA' } as object),
    tagged: true,
    lang: language,
    displayTitle: true,
    info: {
      Title: said.title(title),
      Author: 'Pintar Ekspor',
      Subject: row.holderName ?? '',
      CreationDate: row.issuedAt, // when it was issued, not when somebody fetched it: the same file each time
    },
  })
  const bytes = buffer(pdf)
  border(pdf, PAGE, PAPER)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const part = (tag: 'H1' | 'H2' | 'P' | 'Figure', draw: () => void, alt?: string) =>
    root.add(pdf.struct(tag, alt ? { alt } : {}, draw))
  head(pdf, part, certificate, language)
  facts(pdf, part, certificate, language)
  check(pdf, part, certificate, language)
  root.end()
  pdf.end()
  return new Uint8Array(await bytes)
}

type Part = (tag: 'H1' | 'H2' | 'P' | 'Figure', draw: () => void, alt?: string) => unknown

function head(pdf: Pdf, part: Part, { row, title }: Certificate, language: Language): void {
  const said = texts[language]
  part('Figure', () => sign(pdf, LEFT - 2, PAPER.y + 34, 44), said.logo)
  part('P', () => line(pdf, 'Pintar Ekspor', { x: LEFT + 52, y: PAPER.y + 46, size: 19, weight: 800 }))
  part('H1', () => {
    const x = LEFT + WIDTH - widthOf(said.kind, 600, 13)
    line(pdf, said.kind, { x, y: PAPER.y + 51, size: 13, weight: 600, colour: colours.ink2 })
  })
  part('P', () => line(pdf, said.given, { x: LEFT, y: PAPER.y + 112, size: 12, colour: colours.ink2 }))
  part('H2', () =>
    fitted(pdf, row.holderName ?? '', { y: PAPER.y + 130, sizes: [36, 30, 25, 21], weight: NAME_WEIGHT, lines: 1 }),
  )
  part('P', () => line(pdf, said.completed, { x: LEFT, y: PAPER.y + 198, size: 12, colour: colours.ink2 }))
  part('H2', () => fitted(pdf, title, { y: PAPER.y + 216, sizes: [25, 22, 19], weight: 700, lines: 2 }))
}

function facts(pdf: Pdf, part: Part, { row, project }: Certificate, language: Language): void {
  const said = texts[language]
  const day = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    ...({ day: 'numeric', month: 'long', year: 'numeric' } as const),
    timeZone: 'Asia/Jakarta',
  })
  const all: [string, string][] = [
    [said.score, said.outOf(row.score)],
    ...(project === null ? [] : [[said.project, said.outOf(project)] as [string, string]]),
    [said.issued, day.format(row.issuedAt)],
    ...(row.expiresAt ? [[said.expires, day.format(row.expiresAt)] as [string, string]] : []),
  ]
  const y = PAPER.y + 312
  rule(pdf, y - 18)
  for (const [i, [name, value]] of all.entries())
    part('P', () => {
      const x = LEFT + (i * WIDTH) / all.length
      line(pdf, name, { x, y, size: 11, colour: colours.ink2 })
      line(pdf, value, { x, y: y + 17, size: 14, weight: 700 })
    })
}

function check(pdf: Pdf, part: Part, { row, aligned }: Certificate, language: Language): void {
  const said = texts[language]
  const url = verifyUrl(row.id, language)
  const y = PAPER.y + 382
  rule(pdf, y - 14)
  part('Figure', () => qr(pdf, url, LEFT - 6, y), said.qr(url))
  const x = LEFT + QR + 16
  part('P', () => line(pdf, said.scan, { x, y: y + 12, size: 13, weight: 700 }))
  part('P', () => {
    const size = 11
    line(pdf, url, { x, y: y + 34, size, colour: colours.laut })
    pdf.link(x, y + 34, widthOf(url, 400, size), size * 1.4, url)
  })
  part('P', () => line(pdf, said.issuer, { x, y: y + 56, size: 11, colour: colours.ink2 }))
  part('P', () => line(pdf, aligned ? said.aligned : said.badge, { x, y: y + 74, size: 11, colour: colours.ink2 }))
}

type Line = { x: number; y: number; size: number; weight?: Weight; colour?: string }

function line(pdf: Pdf, text: string, { x, y, size, weight = 400, colour = colours.ink }: Line): void {
  let at = x
  for (const run of runsOf(text, weight)) {
    pdf.font(fontFile(weight, run.subset)).fontSize(size).fillColor(colour, 1)
    pdf.text(run.text, at, y, { lineBreak: false })
    at += advance(run, weight, size)
  }
}

/** As large as it fits into so many lines; what does not even fit in the smallest is cut at the paper's edge. */
function fitted(pdf: Pdf, text: string, wanted: { y: number; sizes: number[]; weight: Weight; lines: number }): void {
  const { y, sizes, weight } = wanted
  const fits = (size: number) => {
    const lines = linesOf(text, weight, size, WIDTH)
    return lines.length <= wanted.lines && lines.every((it) => widthOf(it, weight, size) <= WIDTH)
  }
  const size = sizes.find(fits) ?? Math.min(...sizes)
  for (const [i, it] of linesOf(text, weight, size, WIDTH).entries())
    line(pdf, it, { x: LEFT, y: y + i * size * 1.25, size, weight })
}

function rule(pdf: Pdf, y: number): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  pdf
    .moveTo(LEFT, y)
    .lineTo(LEFT + WIDTH, y)
    .lineWidth(0.75)
    .strokeColor(colours.line, 1)
    .stroke()
  pdf.endMarkedContent()
}

function qr(pdf: Pdf, url: string, x: number, y: number): void {
  const { path, size } = qrPath(url)
  pdf
    .save()
    .translate(x, y)
    .scale(QR / size)
  pdf.rect(0, 0, size, size).fill('#ffffff')
  pdf.path(path).fill(colours.ink)
  pdf.restore()
}
