'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, use, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { type ChangeRole, type Person, RoleForm } from './role-form.tsx'

const Asking = createContext<(person: Person) => void>(() => undefined)

/** Holds the one dialog of the list: whoever no longer matches the filter leaves the list, and the report must not go too. */
export function RoleDesk({
  me,
  action,
  children,
}: {
  me: string | undefined
  action: ChangeRole
  children: ReactNode
}) {
  const t = useTranslations('admin.role')
  const [person, ask] = useState<Person | null>(null)
  return (
    <Asking value={ask}>
      {children}
      {person && (
        <Dialog
          key={person.id}
          open
          onOpenChange={(open) => !open && ask(null)}
          title={t('title', { name: person.name })}
        >
          <RoleForm user={person} self={person.id === me} action={action} onDone={() => ask(null)} />
        </Dialog>
      )}
    </Asking>
  )
}

/** A link to the person's page; with JavaScript the same form opens here, above the list. */
export function RoleLink({ person }: { person: Person }) {
  const t = useTranslations('admin.users')
  const ask = use(Asking)
  return (
    <Button asChild size="dense" className="whitespace-nowrap max-md:w-full">
      <Link
        href={`/admin/users/${person.id}`}
        aria-label={t('changeOf', { name: person.name })}
        prefetch={false}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return // a tab of its own is wanted
          event.preventDefault()
          ask(person)
        }}
      >
        {t('change')}
      </Link>
    </Button>
  )
}
