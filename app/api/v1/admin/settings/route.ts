import { serve } from '#lib/http/serve.ts'
import { changeInstallationSettings } from '#lib/settings/change.ts'
import { changeSettings, getSettings } from '#lib/settings/contract.ts'
import { getInstallationSettings } from '#lib/settings/queries.ts'

export const GET = serve(getSettings, getInstallationSettings)
export const PATCH = serve(changeSettings, changeInstallationSettings)
