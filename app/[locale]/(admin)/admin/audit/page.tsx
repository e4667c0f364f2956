import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AuditFilters } from '#components/audit/audit-filters.tsx'
import { AuditItem } from '#components/audit/audit-item.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { listAudit } from '#lib/audit/contract.ts'
import { listAuditEntries } from '#lib/audit/queries.ts'
import { view } from '#lib/http/view.ts'
import { getPathname, Link } from '#lib/i18n/navigation.ts'
import { fromAddress } from '../from-address.ts'
import { Paging } from '../paging.tsx'

const path = '/admin/audit'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.audit'))('title') }
}

export default async function AuditPage({ searchParams }: PageProps<'/[locale]/admin/audit'>) {
  const params = await searchParams
  const { typed, found } = await view('admin', (actor) =>
    fromAddress(listAudit.input, params, (input) => listAuditEntries(actor, input)),
  )
  const t = await getTranslations('admin.audit')
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mt-1 max-w-read text-ink-2">{t('intro')}</p>
      <AuditFilters path={getPathname({ href: path, locale: await getLocale() })} typed={typed} />
      {found && found.data.length > 0 ? (
        <>
          <Card>
            <ol aria-label={t('entries')}>
              {found.data.map((entry) => (
                <AuditItem key={entry.seq} entry={entry} />
              ))}
            </ol>
          </Card>
          <Paging path={path} typed={typed} next={found.next_cursor} />
        </>
      ) : (
        <Card pad>
          <EmptyState
            title={found ? t('none') : t('bad')}
            action={
              <Button asChild>
                <Link href={path}>{t('clear')}</Link>
              </Button>
            }
          >
            {found ? t('noneText') : t('badText')}
          </EmptyState>
        </Card>
      )}
    </>
  )
}
