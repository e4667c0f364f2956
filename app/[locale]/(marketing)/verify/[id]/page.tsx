import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { CanDo } from '#components/credentials/can-do.tsx'
import { Certificate, Withdrawn } from '#components/credentials/certificate.tsx'
import { CredentialFiles } from '#components/credentials/files.tsx'
import { HowToCheck } from '#components/credentials/how-to-check.tsx'
import { Verdict } from '#components/credentials/verdict.tsx'
import { Logo } from '#components/layout/logo.tsx'
import { Button } from '#components/ui/button.tsx'
import { qrPath } from '#lib/auth/qr.ts'
import { findVerdict } from '#lib/credentials/queries.ts'
import { view } from '#lib/http/view.ts'
import { Link } from '#lib/i18n/navigation.ts'

type VerifyPageProps = { params: Promise<{ id: string }> }

/** Once per request: the title of the tab and the page ask for the same. */
const load = cache(async (id: string) => {
  const language = await getLocale()
  return view('public', (caller) => findVerdict(caller, { id, language }))
})

export async function generateMetadata({ params }: VerifyPageProps): Promise<Metadata> {
  const [found, t] = await Promise.all([load((await params).id), getTranslations('credentials')])
  const title = t(`verdict.${found?.credential.standing ?? 'unknown'}.title`)
  // A person's name is no search engine's business; who has the address may see it.
  return { title, description: t('page.description'), robots: { index: false, follow: false } }
}

/**
 * Says whether a certificate is valid, to anybody. One that we do not know is an answer like the others: what cannot even be
 * an id gets the same page, and with it the status 200, so that it is read without JavaScript too.
 */
export default async function VerifyPage({ params }: VerifyPageProps) {
  const [found, t] = await Promise.all([load((await params).id), getTranslations('credentials.page')])
  const now = new Date()
  if (!found)
    return (
      <div className="page grid max-w-read gap-6 py-8">
        <Verdict credential={null} now={now} />
        <p>
          <Button asChild variant="line">
            <Link href="/courses">{t('courses')}</Link>
          </Button>
        </p>
      </div>
    )
  const { credential, project, outcomes, alignment, addresses } = found
  const revoked = credential.standing === 'revoked'
  return (
    <div className="page grid max-w-read gap-6 py-8">
      <Verdict credential={credential} now={now} />
      {revoked ? (
        <Withdrawn credential={credential} />
      ) : (
        <>
          <Certificate
            {...{ credential, project }}
            qr={qrPath(credential.verify_url)}
            logo={<Logo mark className="size-9" />}
          />
          <CanDo outcomes={outcomes} alignment={alignment} />
        </>
      )}
      <HowToCheck addresses={addresses} />
      {!revoked && (
        <>
          <CredentialFiles credential={credential} />
          <p className="text-ink-2 text-xs">{t('consent')}</p>
        </>
      )}
    </div>
  )
}
