import { achievementImage } from '#lib/credentials/published.ts'
import { publish } from '#lib/http/publish.ts'

export const GET = publish('credentials-badge', achievementImage)
