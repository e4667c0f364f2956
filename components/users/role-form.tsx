'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { FormErrors, fieldError } from '#components/ui/form-errors.tsx'
import { Note } from '#components/ui/note.tsx'
import { Option, RadioGroup } from '#components/ui/radio-group.tsx'
import { type Role, roles } from '#lib/auth/actor.ts'
import type { FormState } from '#lib/http/submit.ts'
import { Link } from '#lib/i18n/navigation.ts'
import type { User } from '#lib/users/contract.ts'

export type ChangeRole = (state: FormState<User>, form: FormData) => Promise<FormState<User>>

export type Person = Pick<User, 'id' | 'name' | 'role'>

type RoleFormProps = {
  user: Person
  /** Somebody is about to change their own role. */
  self: boolean
  action: ChangeRole
  /** Closes the dialog around the form. */
  onDone?: () => void
}

export function RoleForm({ user, self, action, onDone }: RoleFormProps) {
  const t = useTranslations('admin.role')
  const word = useTranslations('common.role')
  const [{ data, problem, values }, send, pending] = useActionState(action, {})
  if (data) return <RoleChanged user={data} from={values?.from as Role} onDone={onDone} />
  return (
    <form action={send} className="mt-3 grid gap-4 text-left">
      <p className="text-sm">{t('now', { role: word(user.role) })}</p>
      <FormErrors problem={problem} labels={{ role: t('choose') }} />
      <input type="hidden" name="id" value={user.id} />
      <input type="hidden" name="from" value={user.role} />
      <RadioGroup
        legend={<span className="text-sm">{t('choose')}</span>}
        name="role"
        error={fieldError(problem, 'role')}
      >
        {roles
          .filter((role) => role !== user.role)
          .map((role) => (
            <Option
              key={role}
              name="role"
              value={role}
              required
              defaultChecked={values?.role === role}
              label={word(role)}
              help={t(`does.${role}`)}
            />
          ))}
      </RadioGroup>
      {self && user.role === 'admin' && (
        <Note tone="warning" title={t('self')}>
          {t('selfText')}
        </Note>
      )}
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" pending={pending} className="max-md:flex-1">
          {t('submit')}
        </Button>
        {onDone && (
          <Button type="button" onClick={onDone}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}

type RoleChangedProps = { user: User; from: Role; onDone: (() => void) | undefined }

/** Says what changed and where it is written down; the button that was pressed is gone, so the focus comes here. */
function RoleChanged({ user, from, onDone }: RoleChangedProps) {
  const t = useTranslations('admin.role')
  const word = useTranslations('common.role')
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <div className="mt-3 grid gap-4 text-left">
      <Note
        ref={note}
        tabIndex={-1}
        role="status"
        tone="success"
        title={t('done', { name: user.name, role: word(user.role) })}
      >
        {t('doneText', { from: word(from), to: word(user.role) })}
      </Note>
      <div className="flex flex-wrap items-center gap-4">
        {onDone && (
          <Button variant="primary" onClick={onDone}>
            {t('close')}
          </Button>
        )}
        <Link
          href={{ pathname: '/admin/audit', query: { table: 'users', record_id: user.id } }}
          className="alone text-sm"
        >
          {t('toAudit')}
        </Link>
      </div>
    </div>
  )
}
