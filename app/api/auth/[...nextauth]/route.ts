import { handlers } from '#lib/auth/cookie.ts'

export const { GET, POST } = handlers
