import type { MetadataRoute } from 'next'

// biome-ignore lint/style/noDefaultExport: Next finds the manifest by its default export
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Pintar Ekspor',
    short_name: 'Pintar Ekspor',
    description: 'Kursus ekspor gratis untuk usaha kecil Indonesia.',
    lang: 'id',
    start_url: '/',
    display: 'standalone',
    background_color: '#f9f7f2',
    theme_color: '#025b63',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  }
}
