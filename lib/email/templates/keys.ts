import type { Templates } from './mail.ts'

/** About API keys and the developer role. */
export const keyMails = {
  'key-issued': {
    id: ({ name, key_name, last4, expires_on }) => ({
      subject: `Kunci API baru: ${key_name}`,
      paragraphs: [
        `Halo ${name},`,
        `Kunci API “${key_name}” yang berakhiran ${last4} baru saja dibuat di akun Anda. Kunci berlaku sampai ${expires_on}.`,
        'Bukan Anda yang membuatnya? Masuk, cabut kunci itu, lalu ganti kata sandi Anda.',
      ],
    }),
    en: ({ name, key_name, last4, expires_on }) => ({
      subject: `New API key: ${key_name}`,
      paragraphs: [
        `Hello ${name},`,
        `The API key “${key_name}” ending in ${last4} has just been created in your account. It works until ${expires_on}.`,
        'Was it not you? Sign in, revoke the key, then change your password.',
      ],
    }),
  },
} satisfies Templates
