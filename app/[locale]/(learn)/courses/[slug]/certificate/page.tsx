import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Certificate } from '#components/credentials/certificate.tsx'
import { ClaimForm } from '#components/credentials/claim-form.tsx'
import { CredentialFiles } from '#components/credentials/files.tsx'
import { StillMissing } from '#components/credentials/still-missing.tsx'
import { ClientMessages } from '#components/layout/client-messages.tsx'
import { Logo } from '#components/layout/logo.tsx'
import { Card } from '#components/ui/card.tsx'
import { Note } from '#components/ui/note.tsx'
import { qrPath } from '#lib/auth/qr.ts'
import type { Credential } from '#lib/credentials/contract.ts'
import { type Claimable, findClaimable } from '#lib/credentials/queries.ts'
import { view } from '#lib/http/view.ts'
import { Link, redirect } from '#lib/i18n/navigation.ts'
import { courseMark } from '#lib/study/mastery.ts'
import { claimAction } from './actions.ts'

type CertificatePageProps = { params: Promise<{ slug: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('credentials.own')
  return { title: t('title'), robots: { index: false } }
}

/** Where a learner chooses the name, claims the certificate of a course, and takes it along. */
export default async function CertificatePage({ params }: CertificatePageProps) {
  const [{ slug }, language, t] = await Promise.all([params, getLocale(), getTranslations('credentials.own')])
  const own = await view('learner', (actor) => findClaimable(actor, { course_id: slug, language }))
  // Somebody who has yet to enrol is led to where she can.
  if (!own) return redirect({ href: `/courses/${encodeURIComponent(slug)}`, locale: language })
  return (
    <div className="page grid max-w-read gap-6 py-8">
      <div>
        <p className="text-sm">
          <Link href={`/courses/${own.course.slug}`}>{t('back')}</Link>
        </p>
        <h1 className="mt-2">{t('title')}</h1>
        <p className="mt-1 text-ink-2">{t('for', { course: own.course.title })}</p>
      </div>
      {own.credential?.standing === 'expired' && <Expired credential={own.credential} />}
      {own.credential?.standing !== 'valid' && <ToClaim own={own} />}
      {own.credential && own.credential.standing !== 'revoked' && (
        <Held credential={own.credential} project={own.project} />
      )}
    </div>
  )
}

async function Expired({ credential: { expires_at: until } }: { credential: Credential }) {
  const [t, format] = await Promise.all([getTranslations('credentials.own.expired'), getFormatter()])
  return (
    <Note tone="warning" title={t('title')}>
      {until && t('text', { until: format.dateTime(new Date(until), 'date') })}
    </Note>
  )
}

async function Held({ credential, project }: { credential: Credential; project: number | null }) {
  const t = await getTranslations('credentials')
  const { verify_url: url } = credential
  return (
    <>
      <Certificate {...{ credential, project }} qr={qrPath(url)} logo={<Logo mark className="size-9" />} />
      <CredentialFiles credential={credential} owner />
      <p className="text-sm">
        <Link href={`/verify/${credential.id}`} className="inline-flex min-h-11 items-center">
          {t('files.verify')}
        </Link>
      </p>
    </>
  )
}

async function ToClaim({ own }: { own: Claimable }) {
  const t = await getTranslations('credentials.own')
  const { course, mastery, credential, mayClaimAgain, name } = own
  if (credential && !mayClaimAgain)
    return (
      <Note tone="danger" title={t('withdrawn.title')}>
        {t('withdrawn.text')}
      </Note>
    )
  if (!mastery.complete || mastery.test === null)
    return <StillMissing slug={course.slug} mastery={mastery} mark={courseMark} />
  const reason = !credential ? 'ready' : credential.standing === 'expired' ? 'renew' : 'correct'
  return (
    <Card pad>
      <p className="mb-5">{t(reason)}</p>
      <ClientMessages of={['credentials']}>
        <ClaimForm course={course.slug} name={name} action={claimAction} />
      </ClientMessages>
    </Card>
  )
}
