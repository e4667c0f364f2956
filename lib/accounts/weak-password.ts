/** The names that people of this site would try first. Lists of breached passwords come on top of it. */
const OBVIOUS = ['pintarekspor', 'pintar ekspor', 'password', 'katasandi', 'kata sandi', '123456789', 'qwertyuiop']

/** Why a password is too easy to guess, or null. */
export function weakness(password: string, email: string): string | null {
  const lower = password.toLowerCase()
  const local = email.split('@')[0]?.toLowerCase() ?? ''
  if (local.length >= 4 && lower.includes(local)) return 'It contains the name in your e-mail address.'
  if (OBVIOUS.some((word) => lower.includes(word))) return 'It contains a word that is guessed first.'
  if (new Set(lower).size < 5) return 'It repeats too few different characters.'
  return null
}
