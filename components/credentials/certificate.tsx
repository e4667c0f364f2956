import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Credential } from '#lib/credentials/contract.ts'
import { Kawung } from './kawung.tsx'

type CertificateProps = {
  credential: Credential
  project: number | null
  /** Of the page's address; left out where the page is the address. */
  qr: { path: string; size: number }
  logo: ReactNode
}

/** The certificate as it is drawn on paper. What was withdrawn gets no ornament: see `Withdrawn`. */
export function Certificate({ credential, project, qr, logo }: CertificateProps) {
  const t = useTranslations('credentials.sheet')
  return (
    <article className="relative overflow-hidden rounded-md bg-laut-deep p-5 md:p-7">
      <Kawung />
      <div className="relative rounded-xs bg-surface p-4 text-ink md:p-8">
        <div className="flex items-center justify-between gap-3">
          {logo}
          <code className="text-2xs text-ink-3">{credential.id.slice(-12)}</code>
        </div>
        <p className="mt-5 text-ink-2 text-xs">{t('given')}</p>
        <p className="font-bold text-2xl leading-tight [overflow-wrap:anywhere]">{credential.holder_name}</p>
        <p className="mt-4 text-ink-2 text-xs">{t('completed')}</p>
        <p className="font-semibold text-lg leading-snug">{credential.course.title}</p>
        <Facts credential={credential} project={project} />
        <div className="mt-4 grid grid-cols-[5.25rem_1fr] items-center gap-3.5 border-line border-t pt-4">
          <svg viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t('qr')} shapeRendering="crispEdges">
            <rect width={qr.size} height={qr.size} fill="#fff" />
            <path d={qr.path} fill="#0e2328" />
          </svg>
          <p className="text-ink-2 text-xs">{t('scan')}</p>
        </div>
      </div>
    </article>
  )
}

function Facts({ credential, project }: { credential: Credential; project: number | null }) {
  const t = useTranslations('credentials.sheet')
  const format = useFormatter()
  const day = (instant: string) => format.dateTime(new Date(instant), 'short')
  const facts = [
    [t('score'), t('outOf', { score: credential.score })],
    ...(project === null ? [] : [[t('project'), t('outOf', { score: project })]]),
    [t('issued'), day(credential.issued_at)],
    ...(credential.expires_at ? [[t('expires'), day(credential.expires_at)]] : []),
  ]
  return (
    <dl className="num mt-4 grid grid-cols-2 gap-3 border-line border-t pt-4 md:grid-cols-4">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-2xs text-ink-2">{name}</dt>
          <dd className="font-semibold text-sm">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What was withdrawn, said plainly: somebody may hold its paper in his hand and compare. */
export function Withdrawn({ credential }: { credential: Credential }) {
  const t = useTranslations('credentials')
  const format = useFormatter()
  const day = (instant: string | null) => (instant ? format.dateTime(new Date(instant), 'date') : '–')
  const { holder_name: name, course } = credential
  const facts = [
    ...(name ? [[t('sheet.given'), name]] : []),
    [t('sheet.completed'), course.title],
    [t('sheet.issued'), day(credential.issued_at)],
    [t('sheet.revoked'), day(credential.revoked_at)],
  ]
  return (
    <section className="rounded-md border border-line bg-surface p-4 md:p-6">
      <h2 className="text-base">{t('page.asIssued')}</h2>
      <dl className="mt-3 grid gap-3">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt className="text-2xs text-ink-2">{term}</dt>
            <dd className="font-semibold text-sm">{value}</dd>
          </div>
        ))}
      </dl>
      {!name && <p className="mt-3 text-ink-2 text-sm">{t('sheet.gone')}</p>}
    </section>
  )
}
