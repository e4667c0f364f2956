import { Coins, Container, ShieldAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { Table, TBody, Td, THead, Th, Tr } from '#components/ui/table.tsx'
import { type Rule, rules } from '#lib/blocks/incoterms/schema.ts'
import { Hatch, hatch, Line, StopNames, UprightJourney } from './journey.tsx'
import { ends } from './rules.ts'

// Whole class names, for Tailwind to find. The rule that is chosen shows what it says; no script is needed for that.
const shownFor: Record<Rule, string> = {
  EXW: 'hidden group-has-[[value=EXW]:checked]/map:block',
  FCA: 'hidden group-has-[[value=FCA]:checked]/map:block',
  CPT: 'hidden group-has-[[value=CPT]:checked]/map:block',
  CIP: 'hidden group-has-[[value=CIP]:checked]/map:block',
  DAP: 'hidden group-has-[[value=DAP]:checked]/map:block',
  DPU: 'hidden group-has-[[value=DPU]:checked]/map:block',
  DDP: 'hidden group-has-[[value=DDP]:checked]/map:block',
  FAS: 'hidden group-has-[[value=FAS]:checked]/map:block',
  FOB: 'hidden group-has-[[value=FOB]:checked]/map:block',
  CFR: 'hidden group-has-[[value=CFR]:checked]/map:block',
  CIF: 'hidden group-has-[[value=CIF]:checked]/map:block',
}

/**
 * Eleven rules on one journey. In a wide place each rule is a row of the drawing; in a narrow one a button, and the chosen
 * rule's journey stands upright.
 */
export function IncotermsMap({ rule }: { rule: Rule }) {
  const t = useTranslations('incoterms')
  return (
    <div className="group/map @container">
      <Hatch />
      <Legend />
      <fieldset className="mt-3 min-w-0">
        <legend className="float-left mb-2 w-full font-semibold text-sm">{t('choose')}</legend>
        <div className="clear-both mb-2 pl-14 @max-xl:hidden">
          <StopNames />
        </div>
        <div className="grid clear-both grid-cols-4 gap-1.5 @xl:block">
          <Group>{t('anyMode')}</Group>
          {rules.map((each) => (
            <Fragment key={each}>
              {each === 'FAS' && <Group>{t('seaOnly')}</Group>}
              <Choice rule={each} chosen={each === rule} />
            </Fragment>
          ))}
        </div>
      </fieldset>
      <div aria-live="polite" className="mt-5">
        {rules.map((each) => (
          <RuleFacts key={each} rule={each} />
        ))}
      </div>
      <AsTable />
      <p className="mt-3 text-ink-2 text-xs">{t('source')}</p>
    </div>
  )
}

/** Over the rows of the wide drawing; in a narrow place the line under a button says it. */
const Group = ({ children }: { children: ReactNode }) => (
  <p aria-hidden="true" className="@max-xl:hidden px-3 pt-2 text-ink-2 text-xs">
    {children}
  </p>
)

function Legend() {
  const t = useTranslations('incoterms.legend')
  return (
    <ul
      aria-hidden="true"
      className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-xs [&_li]:flex [&_li]:items-center [&_li]:gap-1.5"
    >
      <li>
        <span className="h-2 w-4 bg-laut" /> {t('cost')}
      </li>
      <li>
        <span className="h-[3px] w-4 bg-ink" /> {t('risk')}
      </li>
      <li>
        <span className="mx-0.5 size-2.5 rotate-45 bg-warning" /> {t('passes')}
      </li>
      <li>
        <span className={`h-2 w-4 ${hatch}`} /> {t('between')}
      </li>
      <li className="@xl:hidden!">
        <span className="h-3 w-4 rounded-xs border border-line-strong border-b-3 border-b-laut" /> {t('sea')}
      </li>
    </ul>
  )
}

function Choice({ rule, chosen }: { rule: Rule; chosen: boolean }) {
  const t = useTranslations('incoterms')
  const sea = ends[rule].sea
  return (
    <label
      className={[
        'relative grid min-h-(--target) items-center rounded-sm border border-line-strong bg-surface',
        'has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
        '@max-xl:has-checked:border-laut @max-xl:has-checked:bg-laut @max-xl:has-checked:text-on-laut',
        '@xl:grid-cols-[3.5rem_1fr] @xl:border-transparent @xl:hover:bg-sunken @xl:has-checked:border-laut @xl:has-checked:bg-laut-soft',
        sea ? '@max-xl:border-b-3 @max-xl:border-b-laut' : '',
      ].join(' ')}
    >
      <input
        type="radio"
        name="incoterms-rule"
        value={rule}
        defaultChecked={chosen}
        aria-label={`${rule}, ${t(`rules.${rule}.name`)}${sea ? `, ${t('legend.sea')}` : ''}`}
        className="absolute inset-0 cursor-pointer appearance-none opacity-0"
      />
      <span aria-hidden="true" className="text-center font-bold text-sm @xl:pl-3 @xl:text-left">
        {rule}
      </span>
      <span className="block @max-xl:hidden">
        <Line rule={rule} />
      </span>
    </label>
  )
}

const facts = [
  ['cost', Coins],
  ['risk', ShieldAlert],
  ['note', Container],
] as const

function RuleFacts({ rule }: { rule: Rule }) {
  const t = useTranslations('incoterms')
  return (
    <section className={shownFor[rule]}>
      <h2 className="text-lg leading-snug">
        {rule} <span className="font-normal text-base text-ink-2">{t(`rules.${rule}.name`)}</span>
      </h2>
      <div className="@xl:hidden">
        <UprightJourney rule={rule} />
      </div>
      <dl className="mt-3 grid gap-3 text-sm @xl:grid-cols-3 @xl:gap-6">
        {facts.map(([fact, Icon]) => (
          <div key={fact}>
            <dt className="flex items-center gap-2 font-semibold">
              <Icon aria-hidden="true" className="size-4.5 text-laut-text" />
              {t(`fact.${fact}`)}
            </dt>
            <dd className="mt-0.5 text-ink-2">{t(`rules.${rule}.${fact}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function AsTable() {
  const t = useTranslations('incoterms')
  return (
    <details className="mt-4">
      <summary className="flex min-h-(--target) items-center font-semibold text-laut-text text-sm">
        {t('table')}
      </summary>
      <Table>
        <THead>
          <Tr>
            <Th>{t('column.rule')}</Th>
            <Th>{t('column.cost')}</Th>
            <Th>{t('column.risk')}</Th>
            <Th>{t('column.duties')}</Th>
          </Tr>
        </THead>
        <TBody>
          {rules.map((rule) => (
            <Tr key={rule}>
              <Td className="font-bold">{rule}</Td>
              <Td label={t('column.cost')}>{t(`stop.${ends[rule].cost}`)}</Td>
              <Td label={t('column.risk')}>{t(`stop.${ends[rule].risk}`)}</Td>
              <Td label={t('column.duties')}>{t(ends[rule].duties ? 'seller' : 'buyer')}</Td>
            </Tr>
          ))}
        </TBody>
      </Table>
    </details>
  )
}
