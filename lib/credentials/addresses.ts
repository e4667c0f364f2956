import { env } from '../env.ts'
import { localePath } from '../i18n/path.ts'
import type { Language } from '../i18n/routing.ts'

// Every address that a signed credential names. They are in the hands of people for good: none of them may move.
const root = () => `${env.APP_URL}/credentials`

export const issuerUrl = () => `${root()}/issuer`
export const issuerImageUrl = () => `${env.APP_URL}/apple-icon.png`
export const keySetUrl = () => `${env.APP_URL}/.well-known/jwks.json`
export const keyUrl = (kid: string) => `${root()}/keys/${kid}`
export const statusListUrl = (list: number) => `${root()}/status/${list}`
export const achievementUrl = (code: string, language: Language) => `${root()}/achievements/${code}/${language}`
export const achievementImageUrl = (code: string, language: Language) => `${achievementUrl(code, language)}/image`
export const credentialUrl = (id: string) => `${root()}/${id}`

export const homeUrl = (language: Language) => env.APP_URL + localePath(language, '/')
export const courseUrl = (slug: string, language: Language) => env.APP_URL + localePath(language, `/courses/${slug}`)
export const verifyUrl = (id: string, language: Language = 'id') => env.APP_URL + localePath(language, `/verify/${id}`)
