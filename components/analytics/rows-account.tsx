import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '#components/ui/card.tsx'
import type { Input } from '#lib/analytics/contract.ts'
import { delimiterNames } from './wording.ts'

const examples = {
  dmy: '17/08/2025',
  mdy: '08/17/2025',
  ymd: '2025-08-17',
  serial: '45886',
  comma: '1.234,56',
  point: '1,234.56',
}

/** Read = used + rejected, before anything else; then how each thing was understood. */
export function RowsAccount({ input }: { input: Input }) {
  const t = useTranslations('analytics')
  const names = [input.columns.date, input.columns.category, input.columns.value].filter((name) => name !== null)
  return (
    <section aria-label={t('run.account')}>
      <Card pad className="grid gap-4 lg:grid-cols-[auto_1fr] lg:items-center lg:gap-6">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 tabular-nums">
          <Balance value={input.rows_read} label={t('run.rowsRead')} tone="text-ink" />
          <span className="text-ink-3 text-lg">=</span>
          <Balance value={input.rows_used} label={t('run.rowsUsed')} tone="text-success" />
          <span className="text-ink-3 text-lg">+</span>
          <Balance
            value={input.rows_rejected}
            label={t('run.rowsRejected')}
            tone={input.rows_rejected > 0 ? 'text-warning' : 'text-ink'}
            href="#rejected"
          />
        </div>
        <dl className="grid gap-x-6 gap-y-2 border-line text-xs max-lg:border-t max-lg:pt-4 lg:flex lg:flex-wrap lg:border-l lg:pl-6">
          {input.delimiter && (
            <Fact name={t('run.delimiter')} code={input.delimiter === '\t' ? 'TAB' : input.delimiter}>
              {t(`delimiters.${delimiterNames[input.delimiter]}`)}
            </Fact>
          )}
          {!input.delimiter && <Fact name={t('run.format')}>{input.format === 'ndjson' ? 'NDJSON' : 'JSON'}</Fact>}
          <Fact name={t('run.dates')} code={examples[input.date_order]}>
            {t(`dateOrders.${input.date_order}`)}
          </Fact>
          {input.delimiter && (
            <Fact name={t('run.numbers')} code={examples[input.decimal]}>
              {t(`decimals.${input.decimal}`)}
            </Fact>
          )}
          {input.cells_rejected > 0 && (
            <Fact name={t('run.cellsRejected')}>
              <a href="#rejected">{input.cells_rejected}</a>
            </Fact>
          )}
          <Fact name={t('run.encoding')}>{input.encoding.toUpperCase()}</Fact>
          <Fact
            name={t('run.columns')}
            note={
              input.layout === 'wide'
                ? t('run.columnsWide', { found: input.columns.found.length - 1 })
                : t('run.columnsOf', { used: names.length, found: input.columns.found.length })
            }
          >
            {names.join(' · ')}
          </Fact>
        </dl>
      </Card>
    </section>
  )
}

type BalanceProps = { value: number; label: string; tone: string; href?: string }

/** `href`: where what was counted is listed, unless there is nothing to list. */
function Balance({ value, label, tone, href }: BalanceProps) {
  const format = useFormatter()
  const look = `font-bold text-xl leading-tight ${tone}`
  return (
    <p className="grid">
      {href && value > 0 ? (
        <a href={href} className={`${look} relative after:absolute after:-inset-x-2 after:-inset-y-2.5`}>
          {format.number(value)}
        </a>
      ) : (
        <span className={look}>{format.number(value)}</span>
      )}
      <span className="text-ink-2 text-xs">{label}</span>
    </p>
  )
}

type FactProps = { name: string; code?: string; note?: string; children: ReactNode }

function Fact({ name, code, note, children }: FactProps) {
  return (
    <div className="max-lg:grid max-lg:grid-cols-[5.5rem_minmax(0,1fr)] max-lg:gap-2">
      <dt className="text-ink-2">{name}</dt>
      <dd className="font-semibold [overflow-wrap:anywhere]">
        {children}
        {code && <code className="block font-normal text-ink-2">{code}</code>}
        {note && <span className="block font-normal text-ink-2">{note}</span>}
      </dd>
    </div>
  )
}
