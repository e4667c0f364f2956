import type { Templates } from './mail.ts'

/** About certificates. */
export const credentialMails = {
  'credential-issued': {
    id: ({ name, course, holder, link }) => ({
      subject: `Sertifikat Anda: ${course}`,
      paragraphs: [
        `Halo ${name},`,
        `Selamat, Anda lulus kursus “${course}”. Sertifikat atas nama ${holder} sudah terbit dan sudah ditandatangani.`,
        'Dari halamannya Anda dapat mengunduh PDF dan lencana, lalu membagikan tautannya. Siapa pun dapat memeriksa di sana bahwa sertifikat ini sah, tanpa masuk.',
      ],
      action: { label: 'Lihat sertifikat', link: link ?? '' },
    }),
    en: ({ name, course, holder, link }) => ({
      subject: `Your certificate: ${course}`,
      paragraphs: [
        `Hello ${name},`,
        `Well done: you completed the course “${course}”. The certificate in the name of ${holder} is issued and signed.`,
        'From its page you can download the PDF and the badge, and share the link. Anybody can check there that the certificate is valid, without signing in.',
      ],
      action: { label: 'See the certificate', link: link ?? '' },
    }),
  },
  'credential-revoked': {
    id: ({ name, course, reason }) => ({
      subject: `Sertifikat Anda dicabut: ${course}`,
      paragraphs: [
        `Halo ${name},`,
        `Sertifikat Anda untuk kursus “${course}” sudah dicabut. Alasannya: ${reason}`,
        'Halaman pemeriksaannya sekarang menyatakan bahwa sertifikat itu tidak berlaku lagi; alasannya tidak ditampilkan di sana. Bila Anda tidak setuju, hubungi pengelola situs ini.',
      ],
    }),
    en: ({ name, course, reason }) => ({
      subject: `Your certificate was withdrawn: ${course}`,
      paragraphs: [
        `Hello ${name},`,
        `Your certificate of the course “${course}” was withdrawn. The reason: ${reason}`,
        'Its page now says that it is no longer valid; the reason is not shown there. If you disagree, tell whoever runs this site.',
      ],
    }),
  },
  'credential-to-correct': {
    id: ({ name, course, reason, link }) => ({
      subject: `Sertifikat Anda perlu diperbaiki: ${course}`,
      paragraphs: [
        `Halo ${name},`,
        `Sertifikat Anda untuk kursus “${course}” ditarik supaya dapat diperbaiki. Alasannya: ${reason}`,
        'Hasil belajar Anda tetap. Ambil sertifikat yang baru dari halaman kursus.',
      ],
      action: { label: 'Ambil sertifikat baru', link: link ?? '' },
    }),
    en: ({ name, course, reason, link }) => ({
      subject: `Your certificate has to be put right: ${course}`,
      paragraphs: [
        `Hello ${name},`,
        `Your certificate of the course “${course}” was withdrawn so that it can be put right. The reason: ${reason}`,
        'What you achieved stays. Claim the new certificate from the page of the course.',
      ],
      action: { label: 'Claim the new certificate', link: link ?? '' },
    }),
  },
} satisfies Templates
