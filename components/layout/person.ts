import type { Role } from '#lib/auth/actor.ts'

/** Who is signed in, as far as the frame needs to know. */
export type Person = { name: string; role: Role }

export type Theme = 'light' | 'dark' | 'system'

/** A plain form action: the frame works before and without JavaScript. */
export type FormAction = (form: FormData) => void | Promise<void>

export type FrameProps = {
  person: Person | null
  theme: Theme
  setTheme: FormAction
  signOut: FormAction
}
