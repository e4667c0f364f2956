import type { Templates } from './mail.ts'

/** About signing up, signing in and what happens to an account. */
export const accountMails = {
  'verify-email': {
    id: ({ name, link, minutes }) => ({
      subject: 'Konfirmasi alamat surel Anda',
      paragraphs: [
        `Halo ${name},`,
        `Satu langkah lagi untuk mulai belajar ekspor: konfirmasi bahwa alamat ini milik Anda. Tautan berlaku ${minutes} menit dan hanya dapat dipakai sekali.`,
        'Tidak merasa mendaftar? Abaikan surel ini; tidak ada yang terjadi.',
      ],
      action: { label: 'Konfirmasi alamat', link: link ?? '' },
    }),
    en: ({ name, link, minutes }) => ({
      subject: 'Confirm your e-mail address',
      paragraphs: [
        `Hello ${name},`,
        `One step before you start learning to export: confirm that this address is yours. The link works once and for ${minutes} minutes.`,
        'You did not sign up? Ignore this mail; nothing will happen.',
      ],
      action: { label: 'Confirm the address', link: link ?? '' },
    }),
  },
  'already-registered': {
    id: ({ name, link }) => ({
      subject: 'Anda sudah punya akun',
      paragraphs: [
        `Halo ${name},`,
        'Seseorang, mungkin Anda, mendaftar lagi dengan alamat ini. Akun Anda sudah ada; silakan langsung masuk.',
      ],
      action: { label: 'Masuk', link: link ?? '' },
    }),
    en: ({ name, link }) => ({
      subject: 'You already have an account',
      paragraphs: [
        `Hello ${name},`,
        'Somebody, perhaps you, signed up again with this address. Your account is there already: simply sign in.',
      ],
      action: { label: 'Sign in', link: link ?? '' },
    }),
  },
  'reset-password': {
    id: ({ name, link, minutes }) => ({
      subject: 'Atur ulang kata sandi',
      paragraphs: [
        `Halo ${name},`,
        `Seseorang, mungkin Anda, meminta kata sandi baru untuk akun ini. Tautan berlaku ${minutes} menit dan hanya dapat dipakai sekali.`,
        'Bukan Anda? Abaikan surel ini; kata sandi Anda tidak berubah.',
      ],
      action: { label: 'Buat kata sandi baru', link: link ?? '' },
    }),
    en: ({ name, link, minutes }) => ({
      subject: 'Set a new password',
      paragraphs: [
        `Hello ${name},`,
        `Somebody, perhaps you, asked for a new password for this account. The link works once and for ${minutes} minutes.`,
        'Was it not you? Ignore this mail; your password stays as it is.',
      ],
      action: { label: 'Set a new password', link: link ?? '' },
    }),
  },
  'password-changed': {
    id: ({ name }) => ({
      subject: 'Kata sandi Anda diganti',
      paragraphs: [
        `Halo ${name},`,
        'Kata sandi akun Anda baru saja diganti, dan semua sesi diakhiri. Kunci API tetap berlaku.',
        'Bukan Anda? Minta kata sandi baru dari halaman masuk, lalu periksa kunci API Anda.',
      ],
    }),
    en: ({ name }) => ({
      subject: 'Your password was changed',
      paragraphs: [
        `Hello ${name},`,
        'The password of your account has just been changed, and every session was ended. API keys go on working.',
        'Was it not you? Ask for a new password from the sign-in page, then look at your API keys.',
      ],
    }),
  },
  'session-revoked': {
    id: ({ name }) => ({
      subject: 'Satu sesi API Anda dihentikan',
      paragraphs: [
        `Halo ${name},`,
        'Sebuah token lama dipakai lagi. Itu bisa berarti ada yang menyalinnya, jadi kami menghentikan sesi API itu. Sesi lain tetap berjalan.',
        'Masuk lagi dari aplikasi Anda; bila Anda tidak mengenali kejadian ini, ganti kata sandi Anda.',
      ],
    }),
    en: ({ name }) => ({
      subject: 'One of your API sessions was ended',
      paragraphs: [
        `Hello ${name},`,
        'An old token was used again. Somebody may have copied it, so we ended that API session. Your other sessions go on.',
        'Sign in again from your application; if you do not recognise this, change your password.',
      ],
    }),
  },
} satisfies Templates
