import jsQR from 'jsqr'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import extractChunks from 'png-chunks-extract'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { getCredentialPdf, getCredentialPng } from '#lib/credentials/contract.ts'
import { downloadPdf, downloadPng } from '#lib/credentials/files.ts'
import { ask } from '#tests/ask.ts'
import { aHolder } from '#tests/credentials.ts'
import { seedCourses } from './learning.ts'

beforeAll(async () => {
  await seedCourses()
})

const nobody = { kind: 'anonymous', id: null, role: null, ip: '203.0.113.1', requestId: 'x' } as const
type Language = 'id' | 'en'
const pdfOf = async (id: string, language: Language) => {
  const { body } = await downloadPdf(nobody, { id, language })
  return getDocument({ data: Uint8Array.from(body as Uint8Array), verbosity: 0 }).promise
}

/** The page as a viewer shows it. */
async function pictureOf(id: string, language: Language) {
  const page = await (await pdfOf(id, language)).getPage(1)
  const viewport = page.getViewport({ scale: 2 })
  const { createCanvas } = await import('@napi-rs/canvas')
  const canvas = createCanvas(viewport.width, viewport.height)
  // biome-ignore lint/suspicious/noExplicitAny: the viewer takes any canvas, its types know the browser's alone
  await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport } as any).promise
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  return { data: new Uint8ClampedArray(data), width, height }
}

describe('the certificate on paper', () => {
  it.each([
    ['id', '86 dari 100', 'Berlaku sampai', '/verify/'],
    ['en', '86 out of 100', 'Valid until', '/en/verify/'],
  ] as const)('says everything as text, in %s, and its QR code leads to its page', async (language, ...said) => {
    const { id, course, row } = await aHolder({}, 'Ni Luh Saraswati, S.E.')
    const pdf = await pdfOf(id, language)
    const page = await pdf.getPage(1)
    const text = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')
    const day = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
      dateStyle: 'long',
      timeZone: 'Asia/Jakarta',
    })
    for (const it of ['Ni Luh Saraswati, S.E.', course.title[language], day.format(row.issuedAt), ...said, id])
      expect(text).toContain(it)
    const { data, width, height } = await pictureOf(id, language)
    expect(jsQR(data, width, height)?.data).toBe(`http://localhost:3000${said[2]}${id}`)
  })

  it('is an A4 sheet across, tagged, with its title and language', async () => {
    const { id, course } = await aHolder()
    const pdf = await pdfOf(id, 'id')
    expect(pdf.numPages).toBe(1)
    const page = await pdf.getPage(1)
    expect(page.view.map(Math.round)).toEqual([0, 0, 842, 595])
    const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> }
    expect(info).toMatchObject({ Title: `Sertifikat: ${course.title.id}`, Language: 'id' })
    const tree = JSON.stringify(await page.getStructTree())
    expect(tree.match(/"role":"(H1|H2|Figure)"/g)?.sort()).toEqual(
      ['Figure', 'Figure', 'H1', 'H2', 'H2'].map((role) => `"role":"${role}"`),
    )
    expect(tree).toContain('"alt":"Kode QR ke ')
  })

  it('sets letters of other Latin alphabets, and a name as long as one may be', async () => {
    for (const name of ['Łukasz Żółć Ștefănescu', 'Raden Ajeng '.repeat(8).trim()]) {
      const { id } = await aHolder({}, name)
      const page = await (await pdfOf(id, 'id')).getPage(1)
      const text = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')
      expect(text.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''))
    }
  })

  it('is the same file whenever it is fetched', async () => {
    const { id } = await aHolder()
    const [one, two] = await Promise.all([1, 2].map(() => downloadPdf(nobody, { id, language: 'id' })))
    expect(Buffer.from(one?.body as Uint8Array).equals(Buffer.from(two?.body as Uint8Array))).toBe(true)
    const { headers } = await ask(getCredentialPdf, { id })
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''pintar-ekspor-.+\.pdf$/)
  })
})

describe('the badge', () => {
  it('is a sound PNG that carries the signed credential, as another reader finds it', async () => {
    const { id, jwt } = await aHolder()
    const { body } = await downloadPng(nobody, { id, language: 'en' })
    const { format, width, height, comments } = await sharp(Buffer.from(body as Uint8Array)).metadata()
    expect([format, width, height]).toEqual(['png', 800, 800])
    expect(comments).toEqual([{ keyword: 'openbadgecredential', text: jwt }])
    const chunks = extractChunks(body as Uint8Array) // refuses one whose checksum is not that of its content
    expect(chunks.map(({ name }) => name)).toEqual(['IHDR', 'iTXt', ...chunks.slice(2).map(({ name }) => name)])
    expect(chunks.filter(({ name }) => name === 'iTXt')).toHaveLength(1)
    expect((await ask(getCredentialPng, { id })).headers.get('content-type')).toBe('image/png')
  })

  it('would be found broken were one bit of the credential in it another', async () => {
    const { id } = await aHolder()
    const { body } = await downloadPng(nobody, { id, language: 'en' })
    const bytes = Buffer.from(body as Uint8Array)
    const at = bytes.indexOf('openbadgecredential') + 40
    bytes[at] = (bytes[at] ?? 0) ^ 1
    expect(() => extractChunks(bytes)).toThrow(/CRC values for iTXt header do not match/)
  })

  it('has the words of its language drawn into it, whatever typefaces the machine has', async () => {
    const { id } = await aHolder()
    const pixels = async (language: Language) => {
      const { body } = await downloadPng(nobody, { id, language })
      return sharp(Buffer.from(body as Uint8Array))
        .extract({ left: 120, top: 340, width: 560, height: 260 })
        .raw()
        .toBuffer()
    }
    const [indonesian, english] = [await pixels('id'), await pixels('en')]
    expect(indonesian.equals(english)).toBe(false)
    for (const words of [indonesian, english]) expect(words.filter((value) => value < 60).length).toBeGreaterThan(5_000)
  })
})
