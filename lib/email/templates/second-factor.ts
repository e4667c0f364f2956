import type { Templates } from './mail.ts'

/** About the code that an account asks for besides its password. */
export const secondFactorMails = {
  'second-factor-on': {
    id: ({ name }) => ({
      subject: 'Verifikasi dua langkah aktif',
      paragraphs: [
        `Halo ${name},`,
        'Mulai sekarang akun Anda meminta kode dari aplikasi autentikator setelah kata sandi. Simpan kode pemulihan di tempat yang aman, bukan di ponsel yang sama.',
        'Bukan Anda? Minta kata sandi baru dari halaman masuk, lalu hubungi kami.',
      ],
    }),
    en: ({ name }) => ({
      subject: 'Two-step verification is on',
      paragraphs: [
        `Hello ${name},`,
        'From now on your account asks for a code of your authenticator app after the password. Keep the recovery codes in a safe place, and not on the same phone.',
        'Was it not you? Ask for a new password from the sign-in page, then get in touch with us.',
      ],
    }),
  },
  'second-factor-off': {
    id: ({ name }) => ({
      subject: 'Verifikasi dua langkah dimatikan',
      paragraphs: [
        `Halo ${name},`,
        'Akun Anda sekarang hanya meminta kata sandi saat masuk. Kode pemulihan yang lama tidak berlaku lagi.',
        'Bukan Anda? Ganti kata sandi Anda, lalu aktifkan lagi verifikasi dua langkah.',
      ],
    }),
    en: ({ name }) => ({
      subject: 'Two-step verification is off',
      paragraphs: [
        `Hello ${name},`,
        'Your account now asks for the password alone. The recovery codes you had are void.',
        'Was it not you? Change your password, then turn two-step verification on again.',
      ],
    }),
  },
  'recovery-code-used': {
    id: ({ name, left }) => ({
      subject: 'Satu kode pemulihan dipakai',
      paragraphs: [
        `Halo ${name},`,
        `Sebuah kode pemulihan baru saja dipakai di akun Anda. Sisa kode: ${left}.`,
        'Bila hampir habis, buat kode baru di halaman keamanan akun. Bukan Anda? Ganti kata sandi Anda sekarang.',
      ],
    }),
    en: ({ name, left }) => ({
      subject: 'A recovery code was used',
      paragraphs: [
        `Hello ${name},`,
        `A recovery code has just been used in your account. Codes left: ${left}.`,
        'When few are left, make new ones on the security page of your account. Was it not you? Change your password now.',
      ],
    }),
  },
} satisfies Templates
