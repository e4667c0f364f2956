import 'server-only'
import type { z } from 'zod'
import type { Actor } from '#lib/auth/actor.ts'
import type { RequestContext } from '#lib/http/run.ts'
import type { Preview, preview } from './contract.ts'
import { previewUpload } from './pooled-run.ts'
import { optionsOf, settingsOf } from './settings.ts'

/**
 * How a file would be read, or its beginning, before anything is made of it: what was understood, the first rows, and the
 * questions that its content leaves open. Nothing is stored.
 */
export function previewFile(
  actor: Actor,
  { file, complete, ...asked }: z.output<typeof preview.input>,
  { signal }: RequestContext,
): Promise<Preview> {
  const settings = settingsOf({ ...asked, include_forecast: false, non_negative: 'auto', holidays: 'none' })
  return previewUpload(actor, file, optionsOf(settings), complete, { signal })
}
