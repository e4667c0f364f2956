import 'server-only'
import sharp from 'sharp'
import type { Language } from '../../i18n/routing.ts'
import { badgeSvg } from './svg.ts'

type Course = { title: { id: string; en: string } }

/** Few, and asked for often: a badge is drawn once in a process's life. */
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
const KEPT_MAX = 50

/** The badge of a course, as yet nobody's. */
export function badgeImage(course: Course, language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const title = course.title[language]
  const known = drawn.get(title)
  if (known) return known
  if (drawn.size >= KEPT_MAX) drawn.clear()
  const image = draw(title)
  drawn.set(title, image)
  image.catch(() => drawn.delete(title))
  return image
}

const draw = async (title: string) =>
  new Uint8Array(
    await sharp(Buffer.from(badgeSvg(title)))
      .png({ compressionLevel: 9 })
      .toBuffer(),
  )
