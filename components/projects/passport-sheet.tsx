import { Check, Circle, Clock } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { rupiah } from '#lib/i18n/money.ts'
import type { Submission } from '#lib/projects/contract.ts'
import type { PassportLine } from '#lib/projects/passport/outcome.ts'
import { answersOf, Facts, Paper } from './sheet.tsx'

const states = {
  done: { tone: 'success', Icon: Check },
  planned: { tone: 'plain', Icon: Clock },
  missing: { tone: 'warning', Icon: Circle },
} as const

/** One sheet to keep: who she is, what her goods may do, and every matter with its office and its day. */
export function PassportSheet({ submission, lines }: { submission: Submission; lines: PassportLine[] }) {
  const t = useTranslations('projects.sheet')
  const format = useFormatter()
  const language = useLocale()
  const { text, chosen, label, option } = answersOf(submission.form, submission.work)
  const day = (iso: string | null) =>
    iso ? format.dateTime(new Date(`${iso}T00:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' }) : ''
  const same = (key: string) => [label(key), text(key)] as const
  const picked = (key: string) => [label(key), chosen(key)] as const
  return (
    <Paper
      title={text('name')}
      about={t('made', { outcome: submission.form.outcome, date: day(submission.created_at.slice(0, 10)) })}
    >
      <section className="grid gap-3">
        <h4 className="text-base">{t('business')}</h4>
        <Facts
          of={[
            ...[same('place'), same('activity'), same('kbli')],
            [label('turnover'), rupiah(Number(text('turnover')), language)],
            ...[picked('scale'), picked('tax'), picked('vat')],
          ]}
        />
      </section>
      <section className="grid gap-3">
        <h4 className="text-base">{t('goods')}</h4>
        <Facts
          of={[
            ...[same('product'), same('hs'), picked('goods')],
            [label('status'), t('status', { status: chosen('status'), date: day(text('status-on')) })],
            ...[picked('licences'), same('market')],
            [label('target-on'), day(text('target-on'))],
          ]}
        />
        <p className="text-ink-2 text-xs">{t('again')}</p>
      </section>
      <section className="grid gap-3">
        <h4 className="text-base">{t('matters')}</h4>
        <Table>
          <THead>
            <Tr>
              <Th>{t('matter')}</Th>
              <Th>{t('office')}</Th>
              <Th>{t('state')}</Th>
              <Th>{t('on')}</Th>
              <Th>{t('note')}</Th>
            </Tr>
          </THead>
          <TBody>
            {lines.map(({ matter, office, state, on, note }) => {
              const { tone, Icon } = states[state]
              return (
                <Tr key={matter}>
                  <Td className="font-semibold">{option('plan', 'matter', matter)}</Td>
                  <Td label={t('office')}>{option('plan', 'office', office)}</Td>
                  <Td label={t('state')}>
                    <Tag tone={tone}>
                      <Icon aria-hidden="true" /> {t(state)}
                    </Tag>
                  </Td>
                  <Td label={t('on')}>{day(on) || '–'}</Td>
                  <Td label={t('note')}>{note ?? '–'}</Td>
                </Tr>
              )
            })}
          </TBody>
        </Table>
      </section>
      <p className="text-ink-2 text-xs">{t('legal')}</p>
    </Paper>
  )
}
