import { Ban, CircleCheck, Clock, Hourglass, TimerOff } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Note } from '#components/ui/note.tsx'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import type { ApiKey } from '#lib/keys/contract.ts'
import type { Action } from './key-desk.tsx'
import { isCurrent, isUsable, type KeyState, keyState } from './key-state.ts'
import { RevokeDialog } from './revoke-dialog.tsx'
import { ScopeCodes } from './scope-codes.tsx'

type KeyListProps = { keys: ApiKey[]; now: Date; revoke: Action<undefined> }

export function KeyList({ keys, now, revoke }: KeyListProps) {
  const t = useTranslations('developer.keys')
  if (keys.length === 0)
    return (
      <Card pad>
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      </Card>
    )
  const current = keys.filter((key) => isCurrent(keyState(key, now)))
  return (
    <>
      <EndingNote keys={current} now={now} />
      <h2 className="text-base">{t('active', { count: current.length })}</h2>
      <Card>
        <Table>
          <THead>
            <Tr>
              <Th>{t('name')}</Th>
              <Th>{t('key')}</Th>
              <Th>{t('scopes')}</Th>
              <Th>{t('lastUsed')}</Th>
              <Th>{t('expires')}</Th>
              <Th>{t('state')}</Th>
              <Th>
                <span className="sr-only">{t('actions')}</span>
              </Th>
            </Tr>
          </THead>
          <TBody>
            {keys.map((key) => (
              <KeyRow key={key.id} apiKey={key} now={now} revoke={revoke} />
            ))}
          </TBody>
        </Table>
      </Card>
    </>
  )
}

function KeyRow({ apiKey, now, revoke }: { apiKey: ApiKey; now: Date; revoke: Action<undefined> }) {
  const t = useTranslations('developer.keys')
  const format = useFormatter()
  const state = keyState(apiKey, now)
  const { id, name, scopes, last_used_at, expires_at } = apiKey
  const mark = `${apiKey.prefix}…${apiKey.last4}`
  return (
    <Tr className={isUsable(state) ? undefined : 'text-ink-2'}>
      <Td className="font-semibold [overflow-wrap:anywhere] md:min-w-32">{name}</Td>
      <Td label={t('key')}>
        <code className="whitespace-nowrap text-xs">{mark}</code>
      </Td>
      <Td label={t('scopes')}>
        <details>
          <summary className="alone underline decoration-dotted underline-offset-4 md:min-h-9">
            {t('scopeCount', { count: scopes.length })}
          </summary>
          <div className="pb-1">
            <ScopeCodes scopes={scopes} />
          </div>
        </details>
      </Td>
      <Td label={t('lastUsed')}>{last_used_at ? format.dateTime(new Date(last_used_at), 'instant') : t('never')}</Td>
      <Td label={t('expires')}>
        {state.is === 'replaced'
          ? t('until', { at: format.dateTime(state.until, 'instant') })
          : format.dateTime(new Date(expires_at), 'short')}
      </Td>
      <Td label={t('state')}>
        <StateTag state={state} />
      </Td>
      <Td align="right">
        <div className="flex justify-end gap-2 max-md:grid max-md:grid-flow-col max-md:auto-cols-fr">
          {isCurrent(state) && (
            <Button asChild size="dense">
              <Link href={`/developer/keys/${id}/rotate`} aria-label={t('rotateThis', { name, mark })} prefetch={false}>
                {t('rotate')}
              </Link>
            </Button>
          )}
          {isUsable(state) && (
            <RevokeDialog
              id={id}
              name={name}
              mark={mark}
              lastUsedAt={last_used_at ? new Date(last_used_at) : null}
              action={revoke}
            />
          )}
        </div>
      </Td>
    </Tr>
  )
}

function StateTag({ state }: { state: KeyState }) {
  const t = useTranslations('developer.state')
  const format = useFormatter()
  switch (state.is) {
    case 'active':
      return (
        <Tag tone="success">
          <CircleCheck aria-hidden="true" /> {t('active')}
        </Tag>
      )
    case 'ending':
      return (
        <Tag tone="warning">
          <Clock aria-hidden="true" /> {t('ending', { days: state.days })}
        </Tag>
      )
    case 'replaced':
      return (
        <Tag tone="info">
          <Hourglass aria-hidden="true" /> {t('replaced')}
        </Tag>
      )
    case 'expired':
      return (
        <Tag>
          <TimerOff aria-hidden="true" /> {t('expired')}
        </Tag>
      )
    case 'revoked':
      return (
        <Tag>
          <Ban aria-hidden="true" /> {t('revoked', { date: format.dateTime(state.at, 'short') })}
        </Tag>
      )
  }
}

const URGENT_DAYS = 3

/** What stops working within days stands above the list, with the way out beside it. */
function EndingNote({ keys, now }: { keys: ApiKey[]; now: Date }) {
  const t = useTranslations('developer.ending')
  const format = useFormatter()
  const urgent = keys.filter((key) => {
    const state = keyState(key, now)
    return state.is === 'ending' && state.days <= URGENT_DAYS
  })
  if (urgent.length === 0) return null
  return (
    <Note tone="warning" title={t('title', { count: urgent.length })}>
      <ul className="mt-1 grid gap-1">
        {urgent.map((key) => (
          <li key={key.id}>
            {t.rich('line', {
              name: key.name,
              at: format.dateTime(new Date(key.expires_at), 'instant'),
              link: (text) => (
                <Link href={`/developer/keys/${key.id}/rotate`} prefetch={false}>
                  {text}
                </Link>
              ),
            })}
          </li>
        ))}
      </ul>
    </Note>
  )
}
