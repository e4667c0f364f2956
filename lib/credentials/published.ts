import 'server-only'
import { Problem } from '../http/problem.ts'
import { type Published, publishJson } from '../http/publish.ts'
import { issuerProfile } from './achievement.ts'
import { badgeImage } from './badge/image.ts'
import { publicKey, publicKeys } from './keys.ts'
import { getAchievement, getHeldRow } from './queries.ts'
import { signedStatusList } from './status-list.ts'

// What the addresses that stand in a credential answer.

/** Keys are announced before they are used, and stay afterwards; ten minutes are soon enough to see a new one. */
const KEYS_SECONDS = 600
const HOUR_SECONDS = 3_600

export const keySet = (): Published => ({
  ...publishJson(publicKeys(), KEYS_SECONDS),
  type: 'application/jwk-set+json',
})

export const oneKey = ({ kid }: { kid: string }): Published => ({
  ...publishJson(publicKey(kid), KEYS_SECONDS),
  type: 'application/jwk+json',
})

export const issuer = (): Published =>
  publishJson(
    { '@context': 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', ...issuerProfile('en') },
    HOUR_SECONDS,
  )

type Achieved = { code: string; language: string }

export async function achievement(params: Achieved): Promise<Published> {
  const { achievement } = await getAchievement(params)
  return publishJson(
    { '@context': 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', ...achievement },
    HOUR_SECONDS,
  )
}

export async function achievementImage(params: Achieved): Promise<Published> {
  const { course, language } = await getAchievement(params)
  return { type: 'image/png', body: await badgeImage(course, language), maxAgeSeconds: HOUR_SECONDS }
}

/** Never from a cache that has not asked: a revocation shows at once. */
export async function statusList({ list }: { list: string }): Promise<Published> {
  if (!/^[1-9]\d{0,5}$/.test(list)) throw new Problem('not-found')
  return { type: 'application/vc+jwt', body: await signedStatusList(Number(list)) }
}

/** Open Badges 3.0, “Web Resource”: the compact JWS as plain text. */
export async function credential({ id }: { id: string }): Promise<Published> {
  return { type: 'text/plain', body: (await getHeldRow(id)).jwt }
}
