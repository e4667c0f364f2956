import type { Metadata } from 'next'
import { getNow, getTranslations } from 'next-intl/server'
import { KeyDesk } from '#components/keys/key-desk.tsx'
import { KeyList } from '#components/keys/key-list.tsx'
import { RevokedNote } from '#components/keys/revoked-note.tsx'
import { permits } from '#lib/auth/actor.ts'
import { view } from '#lib/http/view.ts'
import { listApiKeys } from '#lib/keys/queries.ts'
import { findOwnRequest } from '#lib/keys/requests.ts'
import { readSettings } from '#lib/settings.ts'
import { becomeDeveloperAction, issueKeyAction, revokeKeyAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('developer.keys'))('title') }
}

export default async function KeysPage({ searchParams }: PageProps<'/[locale]/developer/keys'>) {
  const { keys, approval } = await view('learner', async (actor) => {
    if (permits('developer', actor.role)) return { keys: (await listApiKeys(actor)).data, approval: null }
    const { developerApproval } = await readSettings()
    return { keys: null, approval: developerApproval ? { request: await findOwnRequest(actor) } : null }
  })
  const { revoked } = await searchParams
  const gone = keys?.find((key) => key.id === revoked && key.revoked_at !== null)
  const t = await getTranslations('developer.keys')
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      {keys && <p className="mt-1 max-w-read text-ink-2">{t('intro')}</p>}
      {gone && <RevokedNote key={gone.id} name={gone.name} />}
      <KeyDesk count={keys?.length ?? null} become={becomeDeveloperAction} approval={approval} issue={issueKeyAction}>
        {keys && <KeyList keys={keys} now={await getNow()} revoke={revokeKeyAction} />}
      </KeyDesk>
    </>
  )
}
