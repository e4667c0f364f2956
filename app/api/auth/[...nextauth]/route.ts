import { handlers } from '#lib/auth/cookie-issuer.ts'

export const { GET, POST } = handlers
