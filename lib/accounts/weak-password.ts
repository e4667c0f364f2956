/** The names that people of this site would try first. Lists of breached passwords come on top of it. */
const OBVIOUS = ['pintarekspor', 'pintar ekspor', 'password', 'katasandi', 'kata sandi', '123456789', 'qwertyuiop']

const reasons = {
  id: {
    email: 'Kata sandi ini memuat nama di alamat surel Anda.',
    obvious: 'Kata sandi ini memuat kata yang paling dulu ditebak orang.',
    repeated: 'Kata sandi ini terlalu sering mengulang karakter yang sama.',
  },
  en: {
    email: 'It contains the name in your e-mail address.',
    obvious: 'It contains a word that is guessed first.',
    repeated: 'It repeats too few different characters.',
  },
}

/** Why a password is too easy to guess, or null. */
export function weakness(password: string, email: string, language: 'id' | 'en'): string | null {
  const lower = password.toLowerCase()
  const local = email.split('@')[0]?.toLowerCase() ?? ''
  if (local.length >= 4 && lower.includes(local)) return reasons[language].email
  if (OBVIOUS.some((word) => lower.includes(word))) return reasons[language].obvious
  if (new Set(lower).size < 5) return reasons[language].repeated
  return null
}
