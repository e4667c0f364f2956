import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import { decimalText } from '#lib/i18n/figures.ts'
import type { Submission } from '#lib/projects/contract.ts'
import { answersOf, Facts, Paper } from './sheet.tsx'

/** One page: question, data, method, result, limits, advice. */
export function ReportSheet({ submission }: { submission: Submission }) {
  const t = useTranslations('projects.sheet')
  const format = useFormatter()
  const language = useLocale()
  const { text, chosen, label, rows } = answersOf(submission.form, submission.work)
  const same = (key: string) => [label(key), text(key)] as const
  const figure = (key: string) => decimalText(text(key) || '0', language)
  const taken = format.dateTime(new Date(`${text('taken-on')}T00:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' })
  return (
    <Paper title={text('question')} about={t('data', { source: text('source'), date: taken, unit: text('unit') })}>
      <Section title={t('answer')}>
        <p className="whitespace-pre-line">{text('recommendation')}</p>
      </Section>
      <Section title={t('figures')}>
        <Facts
          of={[
            [label('change-percent'), t('percent', { value: figure('change-percent') })],
            [t('forecast'), [1, 2, 3].map((n) => figure(`forecast-${n}`)).join(' · ')],
            [t('range'), t('between', { lower: figure('lower-3'), upper: figure('upper-3') })],
            [t('test'), t('against', { own: figure('error-percent'), naive: figure('naive-percent') })],
            [label('verdict'), chosen('verdict')],
          ]}
        />
        <p className="whitespace-pre-line">{text('reading')}</p>
      </Section>
      <Section title={label('options')}>
        <Table>
          <THead>
            <Tr>
              <Th>{t('option')}</Th>
              <Th>{t('strength')}</Th>
              <Th>{t('risk')}</Th>
            </Tr>
          </THead>
          <TBody>
            {rows('options').map(({ option = '', strength, risk }) => (
              <Tr key={option}>
                <Td className="font-semibold">{option}</Td>
                <Td label={t('strength')}>{strength}</Td>
                <Td label={t('risk')}>{risk}</Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </Section>
      <Section title={t('limits')}>
        <p className="whitespace-pre-line">{text('gaps')}</p>
        <p className="whitespace-pre-line">{text('effect')}</p>
      </Section>
      <Section title={label('charts')}>
        <ul className="grid list-disc gap-1 pl-5">
          {rows('charts').map(({ title = '', shows }) => (
            <li key={title}>
              <strong className="font-semibold">{title}</strong>: {shows}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('appendix')}>
        <Facts
          of={[
            same('series'),
            same('period'),
            same('periods'),
            same('rejected'),
            same('hs'),
            same('hs-revision'),
            same('cleaning'),
          ]}
        />
      </Section>
    </Paper>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2.5 text-sm">
      <h4 className="text-base">{title}</h4>
      {children}
    </section>
  )
}
