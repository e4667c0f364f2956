import { useTranslations } from 'next-intl'
import type { CalculatorName } from '#lib/toolkit/examples.ts'
import { useFigures } from './figures.ts'

type Finding = { key: string; values?: Record<string, string> }
type Output = Readonly<Record<string, string>>
type Wire = Readonly<Record<string, unknown>>
/** Writes a figure with its unit; `bare` leaves out the sign. */
type Write = (value: string, unit: string) => string

const say = (key: string, values: Record<string, string>): Finding => ({ key, values })
const bare = (value: string) => value.replace('-', '')

/** What a result means for the person who asked, as a key of the messages; null where the figure says it all. */
type Reader = (out: Output, wire: Wire, write: Write) => Finding | null
const text = (value: string | undefined) => value ?? '0'

// The thresholds are the house's yardsticks, which each page states among its assumptions. They only choose a sentence.
const readers: Partial<Record<CalculatorName, Reader>> = {
  margin: (out, _, write) =>
    Number(out.profit) < 0
      ? say('marginLoss', { loss: write(bare(text(out.profit)), '') })
      : say('marginGain', { margin: write(text(out.margin_pct), '%'), markup: write(text(out.markup_pct), '%') }),
  cbm: (out) => {
    const total = Number(out.cbm_total)
    return { key: total < 15 ? 'cbmLcl' : total <= 28 ? 'cbm20' : total <= 66 ? 'cbm40' : 'cbmMore' }
  },
  'chargeable-weight': (out) => ({
    key: out.basis === 'volume' ? 'basisVolume' : out.basis === 'weight' ? 'basisWeight' : 'basisMinimum',
  }),
  'container-fit': (out, _, write) => {
    if (out.cartons === '0') return { key: 'fitNone' }
    if (out.limit === 'weight') return { key: 'fitWeight' }
    return {
      key: 'fitVolume',
      values: { cartons: write(text(out.cartons), ''), used: write(text(out.utilisation_pct), '%') },
    }
  },
  'lcl-cost': (_, wire, write) => {
    const minimum = String(wire.minimum_revenue_ton ?? '1')
    return Number(wire.revenue_ton) < Number(minimum)
      ? { key: 'lclMinimum', values: { minimum: write(minimum, 'RT') } }
      : { key: 'lclActual' }
  },
  rvc: (out, wire, write) => ({
    key: out.qualifies === 'yes' ? 'rvcYes' : 'rvcNo',
    values: { rvc: write(text(out.rvc_pct), '%'), threshold: write(String(wire.threshold_percent), '%') },
  }),
  'tariff-saving': (out) => {
    const saving = Number(out.net_saving_usd)
    return { key: saving > 0 ? 'savingYes' : saving < 0 ? 'savingNo' : 'savingNone' }
  },
  hhi: (out, _, write) => {
    const index = Number(out.hhi)
    return {
      key: index < 1_500 ? 'hhiSpread' : index <= 2_500 ? 'hhiModerate' : 'hhiHigh',
      values: { n: write(text(out.effective_n), ''), top: write(text(out.top1_share_pct), '%') },
    }
  },
  rca: (out, _, write) => {
    const index = Number(out.rca)
    return {
      key: index > 1 ? 'rcaMore' : index < 1 ? 'rcaLess' : 'rcaSame',
      values: { times: write(index.toFixed(2), '') },
    }
  },
  cagr: (out, wire, write) => {
    const rate = Number(out.cagr_pct)
    const values = { rate: write(bare(text(out.cagr_pct)), '%'), years: write(String(wire.years), '') }
    return { key: rate > 0 ? 'cagrUp' : rate < 0 ? 'cagrDown' : 'cagrFlat', values }
  },
  'break-even': (out, _, write) => {
    if (out.margin_of_safety_pct === undefined) return say('breakEvenOnly', { units: write(text(out.be_units), '') })
    return Number(out.profit_at_plan) < 0
      ? say('breakEvenShort', { loss: write(bare(text(out.profit_at_plan)), '') })
      : say('breakEvenPlan', { safety: write(out.margin_of_safety_pct, '%') })
  },
  'letter-of-credit': (out, wire, write) => ({
    key: 'lc',
    values: {
      amount: write(String(wire.amount), 'USD'),
      cost: write(text(out.cost_pct), '%'),
      net: write(text(out.net_proceeds), 'USD'),
    },
  }),
  'forward-rate': (out, wire, write) => {
    const difference = Number(out.forward_rate) - Number(wire.spot)
    const values = { difference: write(Math.abs(difference).toFixed(2), 'IDR') }
    return { key: difference > 0 ? 'forwardAbove' : difference < 0 ? 'forwardBelow' : 'forwardSame', values }
  },
  'fx-value-at-risk': (out, wire, write) => ({
    key: 'var',
    values: { days: write(String(wire.days), ''), amount: write(text(out.value_at_risk_idr), 'IDR') },
  }),
  'seasonal-index': (out, _, write) => {
    const indices = text(out.indices).split(' ')
    const figures = indices.map(Number)
    const [high, low] = [figures.indexOf(Math.max(...figures)), figures.indexOf(Math.min(...figures))]
    const values = {
      high: String(high + 1),
      low: String(low + 1),
      highIndex: write(text(indices[high]), ''),
      lowIndex: write(text(indices[low]), ''),
    }
    return { key: 'seasons', values }
  },
  mape: (out, _, write) => ({ key: 'mape', values: { error: write(text(out.mape_pct), '%') } }),
}

/** What the figures mean, in a sentence. */
export function useFinding(): (name: CalculatorName, out: Output, wire: Wire) => string | null {
  const t = useTranslations('toolkit.finding')
  const write = useFigures()
  const change = (value: string) => {
    const amount = write(bare(value), 'IDR')
    return Number(value) > 0 ? t('gain', { amount }) : Number(value) < 0 ? t('loss', { amount }) : t('even')
  }
  return (name, out, wire) => {
    if (name === 'fx-exposure') {
      const unhedged = Number(out.unhedged_pl_idr)
      const values = { amount: write(bare(text(out.unhedged_pl_idr)), 'IDR'), hedged: change(text(out.hedged_pl_idr)) }
      return unhedged === 0 ? t('fxNone') : t(unhedged > 0 ? 'fxGain' : 'fxLoss', values)
    }
    const found = readers[name]?.(out, wire, write)
    // The keys stand above, and a test asks for each of them; the translator's own type wants a literal.
    return found ? t(found.key as 'mape', found.values as { error: string }) : null
  }
}
