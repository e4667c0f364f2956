import 'server-only'
import type { z } from 'zod'
import type { Caller } from '../auth/actor.ts'
import { PublicFile } from '../http/contract.ts'
import { bake } from './badge/bake.ts'
import { badgeImage } from './badge/image.ts'
import { certificatePdf } from './certificate/pdf.ts'
import type { getCredentialPng } from './contract.ts'
import { getHeldRow, type HeldCredential, projectIn } from './queries.ts'

type Asked = z.output<typeof getCredentialPng.input>

const nameOf = ({ row, course }: HeldCredential, ending: string) =>
  `pintar-ekspor-${course.slug}-${row.id.slice(-6)}.${ending}`

export async function downloadJwt(_: Caller, { id }: { id: string }): Promise<PublicFile> {
  const held = await getHeldRow(id)
  return new PublicFile(nameOf(held, 'jwt'), 'text/plain', held.jwt)
}

export async function downloadPng(_: Caller, { id, language }: Asked): Promise<PublicFile> {
  const held = await getHeldRow(id)
  const image = await badgeImage(held.course, language)
  return new PublicFile(nameOf(held, 'png'), 'image/png', bake(image, held.jwt))
}

export async function downloadPdf(_: Caller, { id, language }: Asked): Promise<PublicFile> {
  const held = await getHeldRow(id)
  const { row, course, jwt } = held
  const pdf = await certificatePdf(
    { row, title: course.title[language], project: projectIn(jwt), aligned: course.alignment.length > 0 },
    language,
  )
  return new PublicFile(nameOf(held, 'pdf'), 'application/pdf', pdf)
}
