import type { AuditEntry } from '#lib/audit/contract.ts'

export type Change = { field: string; old: unknown; new: unknown }

/** What the trail writes in place of a secret. */
export const REDACTED = '[redacted]'

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The fields that differ: of a new record those that hold something, of a deleted one likewise. */
export function changesOf({ old, new: now }: Pick<AuditEntry, 'old' | 'new'>): Change[] {
  const fields = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])]
  return fields
    .map((field) => ({ field, old: old?.[field] ?? null, new: now?.[field] ?? null }))
    .filter((change) => !isSame(change.old, change.new))
}

/** A secret that became another secret looks the same before and after: these fields may have changed unseen. */
export const hiddenFields = ({ new: now }: Pick<AuditEntry, 'new'>): string[] =>
  Object.entries(now ?? {}).flatMap(([field, value]) => (value === REDACTED ? [field] : []))

/** What a person would call the record: whose account, which key. */
export function subjectOf({ old, new: now }: Pick<AuditEntry, 'old' | 'new'>): string | null {
  const record = now ?? old ?? {}
  const name = record.name ?? record.filename ?? record.code
  return typeof name === 'string' ? name : null
}

/** A value on one line; structures as JSON. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
