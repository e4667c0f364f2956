import { log10Guesses } from './guesses.ts'

/** What somebody with the list of breached passwords and a patient script tries first: a hundred million. */
const LOG10_GUESSES_MIN = 8
const LOCAL_PART_MIN = 4

const reasons = {
  id: {
    email: 'Kata sandi ini memuat nama di alamat surel Anda.',
    site: 'Kata sandi ini memuat nama situs ini.',
    listed: 'Kata sandi ini, atau yang mirip dengannya, ada di daftar kata sandi yang ditebak lebih dulu.',
  },
  en: {
    email: 'It contains the name in your e-mail address.',
    site: 'It contains the name of this site.',
    listed: 'This password, or one much like it, is on the lists that are guessed first.',
  },
}

/** Why a password is too easy to guess, or null. Its composition does not matter. */
export function weakness(password: string, email: string, language: 'id' | 'en'): string | null {
  const lower = password.toLowerCase()
  const local = email.split('@')[0]?.toLowerCase() ?? ''
  if (local.length >= LOCAL_PART_MIN && lower.includes(local)) return reasons[language].email
  if (lower.replace(/[^a-z]/g, '').includes('pintarekspor')) return reasons[language].site
  return log10Guesses(password) < LOG10_GUESSES_MIN ? reasons[language].listed : null
}
