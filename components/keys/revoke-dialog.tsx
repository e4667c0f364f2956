'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { Action } from './key-desk.tsx'
import { RevokeForm } from './revoke-form.tsx'

type RevokeDialogProps = { id: string; name: string; mark: string; lastUsedAt: Date | null; action: Action<undefined> }

/** A link to the page that asks; with JavaScript the question comes here. */
export function RevokeDialog({ id, name, mark, lastUsedAt, action }: RevokeDialogProps) {
  const t = useTranslations('developer')
  const format = useFormatter()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button asChild size="dense" className="max-md:w-full">
        <Link
          href={`/developer/keys/${id}/revoke`}
          aria-label={t('keys.revokeThis', { name, mark })}
          prefetch={false}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return // a tab of its own is wanted
            event.preventDefault()
            setOpen(true)
          }}
        >
          {t('keys.revoke')}
        </Link>
      </Button>
      {open && (
        <Dialog
          open
          onOpenChange={setOpen}
          title={t('revoke.title', { name })}
          description={
            lastUsedAt ? t('revoke.lastUsed', { date: format.dateTime(lastUsedAt, 'instant') }) : t('revoke.neverUsed')
          }
        >
          <RevokeForm id={id} name={name} mark={mark} action={action} onCancel={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}
