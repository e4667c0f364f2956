import Form from 'next/form'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { SelectField } from '#components/ui/select-field.tsx'
import { eventKinds, listAudit } from '#lib/audit/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { isNamedEvent } from './events.ts'
import { isNamedTable, tables } from './tables.ts'

const operations = listAudit.input.shape.operation.unwrap().options

type AuditFiltersProps = { path: string; typed: Record<string, string> }

export function AuditFilters({ path, typed }: AuditFiltersProps) {
  const t = useTranslations('admin.audit')
  const { table, operation, record_id, actor_id } = typed
  const named = [...tables, ...eventKinds]
  const listed = table && !named.some((known) => known === table) ? [...named, table] : named
  const labelOf = (value: string) =>
    isNamedTable(value) ? t(`tables.${value}`) : isNamedEvent(value) ? t(`eventNames.${value}`) : value
  return (
    <Form
      action={path}
      role="search"
      className="mt-4 mb-4 grid grid-cols-2 items-end gap-3 lg:grid-cols-[1fr_1fr_1.3fr_1.3fr_auto]"
    >
      <SelectField
        key={`table ${table}`}
        label={t('table')}
        name="table"
        defaultValue={table ?? ''}
        options={[{ value: '', label: t('allTables') }, ...listed.map((value) => ({ value, label: labelOf(value) }))]}
      />
      <SelectField
        key={`operation ${operation}`}
        label={t('operation')}
        name="operation"
        defaultValue={operation ?? ''}
        options={[
          { value: '', label: t('allOperations') },
          ...operations.map((value) => ({ value, label: t(`operations.${value}`) })),
        ]}
      />
      <Field
        key={`record ${record_id}`}
        label={t('record')}
        name="record_id"
        maxLength={100}
        autoComplete="off"
        defaultValue={record_id}
      />
      <Field
        key={`actor ${actor_id}`}
        label={t('actor')}
        name="actor_id"
        maxLength={36}
        autoComplete="off"
        defaultValue={actor_id}
      />
      <div className="flex items-center gap-3 max-lg:col-span-2">
        <Button variant="primary" className="max-md:flex-1">
          {t('apply')}
        </Button>
        {Object.keys(typed).some((name) => name !== 'cursor') && (
          <Link href="/admin/audit" className="alone text-sm">
            {t('clear')}
          </Link>
        )}
      </div>
    </Form>
  )
}
