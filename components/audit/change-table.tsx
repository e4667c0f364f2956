import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import type { AuditEntry } from '#lib/audit/contract.ts'
import { asText, type Change, REDACTED } from './changes.ts'

type ChangeTableProps = { changes: Change[]; operation: AuditEntry['operation'] }

/** Old beside new; of a record that came or went there is but one side. */
export function ChangeTable({ changes, operation }: ChangeTableProps) {
  const t = useTranslations('admin.audit')
  const [hadOld, hasNew] = [operation !== 'INSERT', operation !== 'DELETE']
  return (
    <Table className="mt-1 table-fixed rounded-sm bg-ground text-xs">
      <THead>
        <Tr>
          <Th className="md:w-56">{t('field')}</Th>
          {hadOld && <Th>{t('old')}</Th>}
          {hasNew && <Th>{t('new')}</Th>}
        </Tr>
      </THead>
      <TBody>
        {changes.map((change) => (
          <Tr key={change.field}>
            <Td className="align-top">
              <code className="font-semibold">{change.field}</code>
            </Td>
            {hadOld && (
              <Td label={t('old')} className="align-top">
                <Value of={change.old} as="del" />
              </Td>
            )}
            {hasNew && (
              <Td label={t('new')} className="align-top">
                <Value of={change.new} as="ins" />
              </Td>
            )}
          </Tr>
        ))}
      </TBody>
    </Table>
  )
}

/** `del` and `ins` say to a screen reader what the columns say to the eye. */
function Value({ of: value, as: Element }: { of: unknown; as: 'del' | 'ins' }): ReactNode {
  const t = useTranslations('admin.audit')
  if (value === null) return <span className="text-ink-2 italic">{t('empty')}</span>
  if (value === REDACTED)
    return (
      <span className="inline-flex items-center gap-1 text-ink-2" title={t('redactedText')}>
        <Lock aria-hidden="true" className="size-3.5" /> {t('redacted')}
      </span>
    )
  return (
    <Element className="no-underline [overflow-wrap:anywhere]">
      <code className={Element === 'del' ? 'text-ink-2' : undefined}>{asText(value)}</code>
    </Element>
  )
}
