import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder for the uploads of this test file alone. Before the settings are first read. */
export function ownUploads() {
  const folder = mkdtempSync(join(tmpdir(), 'pintar-uploads-'))
  process.env.UPLOADS_DIR = folder
  afterAll(() => rmSync(folder, { recursive: true }))
  return { folder, files: () => readdirSync(folder) }
}

const boundary = 'line-between-the-parts'
const ending = `--${boundary}--\r\n`
export const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` }

export const filePart = (content: string, { name = 'file', filename = 'a.csv' } = {}) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${filename}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n`
export const fieldPart = (name: string, value: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
/** A body as it goes over the line, for what no well-made client would send. */
export const bodyOf = (...parts: string[]) => Buffer.from(parts.join('') + ending)
