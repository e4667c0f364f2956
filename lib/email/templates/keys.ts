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
  'key-rotated': {
    id: ({ name, key_name, last4, expires_on, old_last4, old_until }) => ({
      subject: `Kunci API diganti: ${key_name}`,
      paragraphs: [
        `Halo ${name},`,
        `Kunci API “${key_name}” mendapat pengganti yang berakhiran ${last4}, berlaku sampai ${expires_on}. Kunci lama yang berakhiran ${old_last4} masih bekerja sampai ${old_until}.`,
        'Pasang kunci baru di sistem Anda sebelum waktu itu.',
        'Bukan Anda yang menggantinya? Masuk, cabut kedua kunci, lalu ganti kata sandi Anda.',
      ],
    }),
    en: ({ name, key_name, last4, expires_on, old_last4, old_until }) => ({
      subject: `API key rotated: ${key_name}`,
      paragraphs: [
        `Hello ${name},`,
        `The API key “${key_name}” has a successor ending in ${last4}, which works until ${expires_on}. The old key, ending in ${old_last4}, goes on working until ${old_until}.`,
        'Put the new key into your system before then.',
        'Was it not you? Sign in, revoke both keys, then change your password.',
      ],
    }),
  },
} satisfies Templates
