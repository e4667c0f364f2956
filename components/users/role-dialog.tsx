'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { RoleForm, type RoleFormProps } from './role-form.tsx'

/** A link to the person's page; with JavaScript its form opens here, above the list. */
export function RoleDialog(props: Omit<RoleFormProps, 'onDone'>) {
  const t = useTranslations('admin')
  const [open, setOpen] = useState(false)
  const { id, name } = props.user
  return (
    <>
      <Button asChild size="dense" className="whitespace-nowrap max-md:w-full">
        <Link
          href={`/admin/users/${id}`}
          aria-label={t('users.changeOf', { name })}
          prefetch={false}
          onClick={(event) => {
            event.preventDefault()
            setOpen(true)
          }}
        >
          {t('users.change')}
        </Link>
      </Button>
      {open && (
        <Dialog open onOpenChange={setOpen} title={t('role.title', { name })}>
          <RoleForm {...props} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}
