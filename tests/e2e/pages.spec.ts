import { readdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { signInAs } from './people.ts'

type Who = 'nobody' | 'learner' | 'developer' | 'admin'

// Every page of the product: who looks at it, and at which address. A page that is not named here fails the first test.
const pages: Record<string, [Who, string][]> = {
  '(marketing)': [['nobody', '/']],
  '(marketing)/about': [['nobody', '/about']],
  '(marketing)/privacy': [['nobody', '/privacy']],
  '(marketing)/regulations': [['nobody', '/regulations']],
  '(marketing)/search': [
    ['nobody', '/search'],
    ['nobody', '/search?q=ekspor'],
    ['nobody', '/search?q=incotrems&kind=term'],
    ['nobody', '/search?q=xqzwv'],
  ],
  '(marketing)/problems/[type]': [['nobody', '/problems/already-enrolled']],
  '(marketing)/verify/[id]': [['nobody', '/verify/tidak-ada']],
  '(marketing)/demo-mail': [['nobody', '/demo-mail']],
  '(marketing)/[...rest]': [['nobody', '/tidak/ada']],
  '(auth)/sign-in': [['nobody', '/sign-in']],
  '(auth)/sign-up': [['nobody', '/sign-up']],
  '(auth)/reset-password': [
    ['nobody', '/reset-password'],
    ['nobody', '/reset-password?token=abcdefghijklmnopqrstuvwxyz'],
  ],
  '(auth)/verify-email': [['nobody', '/verify-email?token=abcdefghijklmnopqrstuvwxyz']],
  '(auth)/confirm-email': [
    ['nobody', '/confirm-email'],
    ['nobody', '/confirm-email?token=abcdefghijklmnopqrstuvwxyz'],
  ],
  '(learn)/courses': [
    ['nobody', '/courses'],
    ['learner', '/courses'],
  ],
  '(learn)/courses/[slug]': [
    ['nobody', '/courses/fondasi-legalitas-ekspor'],
    ['learner', '/courses/fondasi-legalitas-ekspor'],
    ['nobody', '/courses/produk-kode-hs-standar'],
  ],
  '(learn)/courses/[slug]/certificate': [['learner', '/courses/fondasi-legalitas-ekspor/certificate']],
  '(learn)/courses/[slug]/project': [['learner', '/courses/fondasi-legalitas-ekspor/project']],
  '(learn)/courses/[slug]/test': [['learner', '/courses/fondasi-legalitas-ekspor/test']],
  '(learn)/learn/[course]/[lesson]': [
    ['learner', '/learn/fondasi-legalitas-ekspor/apa-yang-disebut-ekspor'],
    ['learner', '/learn/fondasi-legalitas-ekspor/cek-kesiapan-ekspor'],
    ['learner', '/learn/fondasi-legalitas-ekspor/peta-perjalanan-ekspor'],
    ['learner', '/learn/biaya-harga-incoterms-2020/margin-vs-markup'],
    ['learner', '/learn/biaya-harga-incoterms-2020/empat-aturan-laut'],
    ['learner', '/learn/biaya-harga-incoterms-2020/surat-penawaran'],
    ['learner', '/learn/biaya-harga-incoterms-2020/studi-kasus-memilih-incoterm'],
    ['learner', '/learn/membaca-data-ekspor-api/tren-musim-sisa'],
  ],
  '(learn)/toolkit': [['nobody', '/toolkit']],
  '(learn)/toolkit/[calculator]': [
    ['nobody', '/toolkit/price-build-up'],
    ['nobody', '/toolkit/chargeable-weight?mode=sea&pieces.0.length_cm=x&add=1'],
    ['nobody', '/toolkit/container-fit'],
    ['nobody', '/toolkit/hhi?values=Jepang%20420%0AVietnam%20150'],
    ['nobody', '/toolkit/rvc'],
    ['nobody', '/toolkit/seasonal-index'],
  ],
  '(learn)/toolkit/incoterms': [['nobody', '/toolkit/incoterms']],
  '(learn)/toolkit/glossary': [
    ['nobody', '/toolkit/glossary'],
    ['nobody', '/toolkit/glossary?q=xyzzy'],
  ],
  '(learn)/progress': [['learner', '/progress']],
  '(learn)/progress/readiness': [['learner', '/progress/readiness']],
  '(learn)/review': [['learner', '/review']],
  '(learn)/profile': [['learner', '/profile']],
  '(learn)/profile/security': [
    ['learner', '/profile/security'],
    ['learner', '/profile/security?done=session'],
  ],
  '(learn)/profile/security/password': [['learner', '/profile/security/password']],
  '(learn)/profile/security/email': [['learner', '/profile/security/email']],
  '(learn)/profile/security/second-factor': [['learner', '/profile/security/second-factor']],
  '(learn)/profile/data': [['learner', '/profile/data']],
  '(learn)/profile/data/delete': [['learner', '/profile/data/delete']],
  '(developer)/developer': [
    ['learner', '/developer'],
    ['developer', '/developer'],
  ],
  '(developer)/developer/keys': [
    ['learner', '/developer/keys'],
    ['developer', '/developer/keys'],
  ],
  '(developer)/developer/analytics': [['learner', '/developer/analytics']],
  '(admin)/admin': [['admin', '/admin']],
  '(admin)/admin/users': [['admin', '/admin/users']],
  '(admin)/admin/audit': [['admin', '/admin/audit']],
  'no-access': [['learner', '/admin/users']],
}

/** Pages that need a record of their own; their feature's spec visits them with the same checks. */
const elsewhere = [
  '(learn)/learn/[course]/test',
  '(learn)/courses/[slug]/test/[attempt]',
  '(learn)/courses/[slug]/project/[submission]',
  '(auth)/sign-in/code',
  '(learn)/step-up',
  '(learn)/profile/security/second-factor/recovery-codes',
  '(learn)/profile/security/second-factor/remove',
  '(admin)/admin/users/[id]',
  '(developer)/developer/keys/[id]/revoke',
  '(developer)/developer/keys/[id]/rotate',
  '(developer)/developer/analytics/runs/[id]',
]

// The longest file of all: its visits are shared out among the workers.
test.describe.configure({ mode: 'parallel' })

test('names every page', () => {
  const files = readdirSync('app/[locale]', { recursive: true, encoding: 'utf8' })
  const found = files.filter((file) => file.endsWith('/page.tsx')).map((file) => file.replace(/\/page\.tsx$/, ''))
  expect([...Object.keys(pages), ...elsewhere].sort()).toEqual(found.sort())
})

const visits = Object.values(pages).flat()

for (const who of ['nobody', 'learner', 'developer', 'admin'] as const)
  test(`what ${who} sees: nothing for axe to find, no sideways scroll, no error in the console`, async ({ page }) => {
    const paths = visits.filter(([visitor]) => visitor === who).map(([, path]) => path)
    test.setTimeout(60_000 + 20_000 * paths.length)
    if (who !== 'nobody') await signInAs(page, who)
    if (who === 'learner') {
      for (const course of ['fondasi-legalitas-ekspor', 'biaya-harga-incoterms-2020', 'membaca-data-ekspor-api']) {
        const headers = { 'sec-fetch-site': 'same-origin' }
        const enrol = await page.request.post(`/api/v1/courses/${course}/enroll`, { headers })
        expect([201, 409]).toContain(enrol.status())
      }
    }
    const wrong: string[] = []
    page.on('console', (message) => {
      // The page that is not there, and the one that is not hers, are answered with their status on purpose.
      if (message.type() === 'error' && !/status of (403|404)/.test(message.text()))
        wrong.push(`${page.url()}: ${message.text()}`)
    })
    // Each language and each theme once: what axe finds in colours is of a theme, in words of a language, never of the two.
    for (const path of paths)
      for (const [prefix, colorScheme] of [
        ['', 'light'],
        ['/en', 'dark'],
      ] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width: 360, height: 800 })
        await page.goto(prefix + path)
        const at = `${prefix}${path} ${colorScheme}`
        const width = () => page.evaluate(() => document.documentElement.scrollWidth)
        expect(await width(), `${at} at 360`).toBeLessThanOrEqual(360)
        const { violations } = await new AxeBuilder({ page }).analyze()
        wrong.push(...violations.map((v) => `${at}: ${v.id} at ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`))
        await page.setViewportSize({ width: 1280, height: 800 })
        expect(await width(), `${at} at 1280`).toBeLessThanOrEqual(1280)
      }
    expect(wrong).toEqual([])
  })
