import 'server-only'
import type { Actor } from '../auth/actor.ts'
import { readSettings } from '../settings.ts'
import type { Settings } from './contract.ts'

export async function getInstallationSettings(_: Actor): Promise<Settings> {
  return { developer_approval: (await readSettings()).developerApproval }
}
