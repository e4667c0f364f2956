import { achievement } from '#lib/credentials/published.ts'
import { publish } from '#lib/http/publish.ts'

export const GET = publish('credentials-achievement', achievement)
