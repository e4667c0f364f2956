import { Award, ExternalLink, FileBadge, FileDown } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import type { Credential } from '#lib/credentials/contract.ts'
import { CopyLink } from './copy-link.tsx'

/** What can be taken along. `owner`: what only the person it names wants to do with it. */
export function CredentialFiles({ credential, owner }: { credential: Credential; owner?: boolean }) {
  const t = useTranslations('credentials.files')
  const language = useLocale()
  const file = (kind: string) => `/api/v1/credentials/${credential.id}/${kind}`
  return (
    <div data-chrome="" className="grid gap-2 md:grid-cols-2">
      <Button asChild variant={owner ? 'primary' : 'line'}>
        <a href={`${file('pdf')}?language=${language}`} download="">
          <FileDown aria-hidden="true" /> {t('pdf')}
        </a>
      </Button>
      <Button asChild variant="line">
        <a href={`${file('png')}?language=${language}`} download="">
          <Award aria-hidden="true" /> {t('png')}
        </a>
      </Button>
      <Button asChild variant="line">
        <a href={file('jwt')} download="">
          <FileBadge aria-hidden="true" /> {t('jwt')}
        </a>
      </Button>
      <CopyLink url={credential.verify_url} words={{ copy: t('copy'), copied: t('copied'), failed: t('failed') }} />
      {owner && (
        <Button asChild variant="line" className="md:col-span-2">
          <a href={linkedIn(credential)} rel="noopener noreferrer">
            <ExternalLink aria-hidden="true" /> {t('linkedin')}
          </a>
        </Button>
      )}
    </div>
  )
}

/** LinkedIn's own form, filled in: a link that is followed when it is tapped, and asks nothing of anybody before. */
function linkedIn({ id, course, issued_at, expires_at, verify_url }: Credential): string {
  const [issued, expires] = [issued_at, expires_at].map((instant) => (instant ? new Date(instant) : null))
  const fields = {
    startTask: 'CERTIFICATION_NAME',
    name: course.title,
    organizationName: 'Pintar Ekspor',
    certId: id,
    certUrl: verify_url,
    ...(issued && { issueYear: `${issued.getUTCFullYear()}`, issueMonth: `${issued.getUTCMonth() + 1}` }),
    ...(expires && { expirationYear: `${expires.getUTCFullYear()}`, expirationMonth: `${expires.getUTCMonth() + 1}` }),
  }
  return `https://www.linkedin.com/profile/add?${new URLSearchParams(fields)}`
}
