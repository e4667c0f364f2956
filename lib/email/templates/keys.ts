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
  'key-ending': {
    id: ({ name, key_name, last4, ends_at, link }) => ({
      subject: `Kunci API “${key_name}” berlaku sampai ${ends_at}`,
      paragraphs: [
        `Halo ${name},`,
        `Kunci API “${key_name}” yang berakhiran ${last4} berlaku sampai ${ends_at}. Sesudah itu setiap permintaan dengannya ditolak.`,
        'Ganti kunci itu di halaman kunci; kunci lama dapat tetap bekerja sementara Anda memasang yang baru.',
      ],
      action: { label: 'Buka halaman kunci', link: link ?? '' },
    }),
    en: ({ name, key_name, last4, ends_at, link }) => ({
      subject: `API key “${key_name}” works until ${ends_at}`,
      paragraphs: [
        `Hello ${name},`,
        `The API key “${key_name}” ending in ${last4} works until ${ends_at}. After that every request with it is refused.`,
        'Rotate it on the keys page; the old key can go on working while you put the new one in its place.',
      ],
      action: { label: 'Open the keys page', link: link ?? '' },
    }),
  },
  'developer-approved': {
    id: ({ name, link }) => ({
      subject: 'Anda sekarang pengembang',
      paragraphs: [
        `Halo ${name},`,
        'Administrator menyetujui permintaan Anda untuk memakai API Pintar Ekspor.',
        'Buat kunci pertama Anda di halaman kunci. Kunci hanya tampil satu kali, dan hanya kepada Anda.',
      ],
      action: { label: 'Buat kunci pertama', link: link ?? '' },
    }),
    en: ({ name, link }) => ({
      subject: 'You are a developer now',
      paragraphs: [
        `Hello ${name},`,
        'An administrator has agreed to your using the API of Pintar Ekspor.',
        'Create your first key on the keys page. It is shown once, and to you alone.',
      ],
      action: { label: 'Create the first key', link: link ?? '' },
    }),
  },
  'developer-declined': {
    id: ({ name }) => ({
      subject: 'Permintaan menjadi pengembang tidak disetujui',
      paragraphs: [
        `Halo ${name},`,
        'Administrator belum menyetujui permintaan Anda untuk memakai API Pintar Ekspor. Belajar Anda tidak berubah.',
        'Anda boleh meminta lagi dan menjelaskan untuk apa API itu akan dipakai.',
      ],
    }),
    en: ({ name }) => ({
      subject: 'Your request to become a developer was declined',
      paragraphs: [
        `Hello ${name},`,
        'An administrator did not agree to your using the API of Pintar Ekspor yet. Your learning stays as it is.',
        'You may ask again and say what you would use the API for.',
      ],
    }),
  },
} satisfies Templates
