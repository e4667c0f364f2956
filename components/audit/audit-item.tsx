import { CirclePlus, Eraser, Footprints, Pencil, Trash2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Tag, type Tone } from '#components/ui/tag.tsx'
import type { AuditEntry } from '#lib/audit/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { ChangeTable } from './change-table.tsx'
import { asText, type Change, changesOf, hiddenFields, subjectOf } from './changes.ts'
import { isNamedEvent, looksOfEvent } from './events.ts'
import { isNamedTable } from './tables.ts'

const looks: Record<AuditEntry['operation'], { tone: Tone; Icon: typeof Pencil }> = {
  INSERT: { tone: 'success', Icon: CirclePlus },
  UPDATE: { tone: 'info', Icon: Pencil },
  DELETE: { tone: 'danger', Icon: Trash2 },
  TRUNCATE: { tone: 'danger', Icon: Eraser },
  EVENT: { tone: 'info', Icon: Footprints },
}

// To the second: what happened first is often the question.
const toTheSecond = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
} as const

const kinds = ['user', 'key', 'anonymous', 'system', 'cli'] as const
const kindOf = (kind: string) => kinds.find((known) => known === kind) ?? 'system'

/** Few changed fields are shown at once; a whole record unfolds when it is asked for. */
const SHOWN_MAX = 4

export function AuditItem({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('admin.audit')
  const format = useFormatter()
  const isEvent = entry.operation === 'EVENT'
  const { tone, Icon } = (isEvent && looksOfEvent(entry.table)) || looks[entry.operation]
  const changes = changesOf(entry)
  return (
    <li className="grid gap-1 border-line border-b px-4 py-3 text-sm last:border-b-0 md:px-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Tag tone={tone} className="self-center">
          <Icon aria-hidden="true" /> {t(`operations.${entry.operation}`)}
        </Tag>
        <p className="min-w-0 [overflow-wrap:anywhere]">
          <Who actor={entry.actor} /> {isEvent ? <Happened entry={entry} /> : <Changed entry={entry} />}
        </p>
        <time dateTime={entry.at} className="text-ink-2 text-xs tabular-nums md:ml-auto">
          {format.dateTime(new Date(entry.at), toTheSecond)}
        </time>
      </div>
      <Origin entry={entry} />
      {isEvent ? <Details of={changes} /> : <Changes entry={entry} changes={changes} />}
    </li>
  )
}

function Changes({ entry, changes }: { entry: AuditEntry; changes: Change[] }) {
  const t = useTranslations('admin.audit')
  const isUpdate = entry.operation === 'UPDATE'
  const hidden = isUpdate && changes.length === 0 ? hiddenFields(entry) : []
  return changes.length > 0 ? (
    <details open={isUpdate && changes.length <= SHOWN_MAX}>
      <summary className="alone font-medium text-laut-text text-xs underline decoration-dotted underline-offset-4 md:min-h-6">
        {isUpdate ? t('fields', { count: changes.length }) : t('values', { count: changes.length })}
      </summary>
      <ChangeTable changes={changes} operation={entry.operation} />
    </details>
  ) : (
    <p className="text-ink-2 text-xs">
      {hidden.length > 0 ? t('hidden', { fields: hidden.join(', ') }) : isUpdate && t('fields', { count: 0 })}
    </p>
  )
}

/** What an event says of itself is short: a line is enough. */
function Details({ of: values }: { of: Change[] }) {
  return (
    values.length > 0 && (
      <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2 text-xs [overflow-wrap:anywhere]">
        {values.map((value) => (
          <span key={value.field}>
            {value.field} <code>{asText(value.new)}</code>
          </span>
        ))}
      </p>
    )
  )
}

function Changed({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('admin.audit')
  return (
    <>
      {t(`did.${entry.operation}`)}{' '}
      <strong>{isNamedTable(entry.table) ? t(`tables.${entry.table}`) : entry.table}</strong> {subjectOf(entry)}
    </>
  )
}

/** Whoever signs in is nobody yet, or somebody else: whose account it is about is said by a link. */
function Happened({ entry: { table: kind, record_id, actor } }: { entry: AuditEntry }) {
  const t = useTranslations('admin.audit')
  const account = kind.startsWith('sign-') && record_id !== actor.id ? record_id : null
  return (
    <>
      <strong>{isNamedEvent(kind) ? t(`events.${kind}`) : kind}</strong>
      {account && (
        <>
          {' · '}
          <Link href={`/admin/users/${account}`}>{t('account')}</Link>
        </>
      )}
    </>
  )
}

function Who({ actor: { id, name, kind } }: { actor: AuditEntry['actor'] }) {
  const t = useTranslations('admin.audit')
  const shown = name ?? t(`nobody.${kindOf(kind)}`)
  return (
    <>
      {id ? (
        <Link
          href={{ pathname: '/admin/audit', query: { actor_id: id } }}
          title={t('onlyActor', { name: shown })}
          className="font-semibold text-ink"
        >
          {shown}
        </Link>
      ) : (
        <span className="font-semibold">{shown}</span>
      )}{' '}
      <span className="text-ink-2">({t(`kind.${kindOf(kind)}`)})</span>
    </>
  )
}

function Origin({ entry: { ip, request_id, operation, table, record_id } }: { entry: AuditEntry }) {
  const t = useTranslations('admin.audit')
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2 text-xs [overflow-wrap:anywhere]">
      {ip && (
        <span>
          {t('ip')} <code>{ip}</code>
        </span>
      )}
      {request_id && (
        <span>
          {t('request')} <code>{request_id}</code>
        </span>
      )}
      {record_id && (
        <span>
          <Link href={{ pathname: '/admin/audit', query: { table, record_id } }}>
            {t(operation === 'EVENT' ? 'sameEvents' : 'recordHistory')}
          </Link>{' '}
          <code>{record_id}</code>
        </span>
      )}
    </p>
  )
}
