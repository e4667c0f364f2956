import Form from 'next/form'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { SelectField } from '#components/ui/select-field.tsx'
import { roles } from '#lib/auth/actor.ts'
import { Link } from '#lib/i18n/navigation.ts'

type UserFiltersProps = { path: string; typed: Record<string, string> }

/** A plain GET form: what is being looked for stands in the address and can be sent to a colleague. */
export function UserFilters({ path, typed: { q, role } }: UserFiltersProps) {
  const t = useTranslations('admin.users')
  const word = useTranslations('common.role')
  return (
    <Form action={path} role="search" className="mt-4 mb-4 grid grid-cols-[1fr_auto] items-end gap-3 md:flex">
      <Field
        key={`q ${q}`}
        label={t('searchHelp')}
        name="q"
        type="search"
        maxLength={100}
        defaultValue={q}
        autoComplete="off"
        className="min-w-0 max-md:col-span-2 md:w-96"
      />
      <SelectField
        key={`role ${role}`}
        label={t('role')}
        name="role"
        defaultValue={role ?? ''}
        options={[{ value: '', label: t('allRoles') }, ...roles.map((value) => ({ value, label: word(value) }))]}
        className="md:w-44"
      />
      <Button variant="primary" className="max-md:px-6">
        {t('search')}
      </Button>
      {(q || role) && (
        <Link href="/admin/users" className="alone text-sm">
          {t('clear')}
        </Link>
      )}
    </Form>
  )
}
