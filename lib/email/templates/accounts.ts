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
        'Kata sandi akun Anda baru saja diganti, dan semua sesi lain diakhiri. Kunci API tetap berlaku.',
        'Bukan Anda? Minta kata sandi baru dari halaman masuk, lalu periksa kunci API Anda.',
      ],
    }),
    en: ({ name }) => ({
      subject: 'Your password was changed',
      paragraphs: [
        `Hello ${name},`,
        'The password of your account has just been changed, and every other session was ended. API keys go on working.',
        'Was it not you? Ask for a new password from the sign-in page, then look at your API keys.',
      ],
    }),
  },
  'change-email': {
    id: ({ name, link, minutes }) => ({
      subject: 'Konfirmasi alamat surel baru',
      paragraphs: [
        `Halo ${name},`,
        `Anda ingin memakai alamat ini untuk akun Anda. Tekan tautan untuk menggantinya; tautan berlaku ${minutes} menit dan hanya dapat dipakai sekali. Setelah itu masuklah dengan alamat baru.`,
        'Tidak merasa meminta ini? Abaikan surel ini; tidak ada yang berubah.',
      ],
      action: { label: 'Pakai alamat ini', link: link ?? '' },
    }),
    en: ({ name, link, minutes }) => ({
      subject: 'Confirm your new e-mail address',
      paragraphs: [
        `Hello ${name},`,
        `You want to use this address for your account. Follow the link to change it; it works once and for ${minutes} minutes. After that, sign in with the new address.`,
        'You did not ask for this? Ignore this mail; nothing will change.',
      ],
      action: { label: 'Use this address', link: link ?? '' },
    }),
  },
  'email-change-asked': {
    id: ({ name, new_email }) => ({
      subject: 'Permintaan ganti alamat surel',
      paragraphs: [
        `Halo ${name},`,
        `Seseorang, mungkin Anda, ingin mengganti alamat surel akun ini menjadi ${new_email}. Alamat baru berlaku setelah dikonfirmasi dari sana.`,
        'Bukan Anda? Segera ganti kata sandi Anda; dengan itu semua sesi lain berakhir.',
      ],
    }),
    en: ({ name, new_email }) => ({
      subject: 'A new e-mail address was asked for',
      paragraphs: [
        `Hello ${name},`,
        `Somebody, perhaps you, wants to change the address of this account to ${new_email}. It changes once the new address is confirmed.`,
        'Was it not you? Change your password now; that ends every other session.',
      ],
    }),
  },
  'email-changed': {
    id: ({ name, new_email }) => ({
      subject: 'Alamat surel Anda sudah diganti',
      paragraphs: [
        `Halo ${name},`,
        `Akun Anda sekarang memakai alamat ${new_email}, dan semua sesi diakhiri. Ini surel terakhir ke alamat lama.`,
        'Bukan Anda? Segera hubungi pengelola situs ini.',
      ],
    }),
    en: ({ name, new_email }) => ({
      subject: 'Your e-mail address was changed',
      paragraphs: [
        `Hello ${name},`,
        `Your account now uses the address ${new_email}, and every session was ended. This is the last mail to the old address.`,
        'Was it not you? Tell whoever runs this site at once.',
      ],
    }),
  },
  'email-wanted': {
    id: ({ name }) => ({
      subject: 'Alamat Anda diminta untuk akun lain',
      paragraphs: [
        `Halo ${name},`,
        'Seseorang, mungkin Anda, ingin memakai alamat ini untuk akun lain. Alamat ini sudah dipakai akun Anda, jadi tidak ada yang berubah.',
      ],
    }),
    en: ({ name }) => ({
      subject: 'Your address was wanted for another account',
      paragraphs: [
        `Hello ${name},`,
        'Somebody, perhaps you, wanted to use this address for another account. Your account has it already, so nothing changed.',
      ],
    }),
  },
  'account-deleted': {
    id: ({ name }) => ({
      subject: 'Akun Anda sudah dihapus',
      paragraphs: [
        `Halo ${name},`,
        'Akun Anda dan semua yang menjadi miliknya sudah dihapus: kemajuan belajar, analisis, dan kunci API. Terima kasih sudah belajar bersama kami.',
        'Bukan Anda yang menghapusnya? Segera hubungi pengelola situs ini.',
      ],
    }),
    en: ({ name }) => ({
      subject: 'Your account was deleted',
      paragraphs: [
        `Hello ${name},`,
        'Your account and everything that belonged to it is gone: progress, analyses and API keys. Thank you for learning with us.',
        'Was it not you? Tell whoever runs this site.',
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
