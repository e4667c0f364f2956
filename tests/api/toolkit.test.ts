import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#lib/toolkit/catalogue.ts'
import { listCalculators } from '#lib/toolkit/contract.ts'
import { ask } from '../ask.ts'
import { aKey, aUser } from '../factories.ts'
import taught from '../toolkit/vectors.json' with { type: 'json' }

type Values = Record<string, unknown>
const contractOf = (name: string) => {
  const found = catalogue.find((it) => it.name === name)
  if (!found) throw new Error(`no calculator is called ${name}`)
  return found.contract
}
const calculate = (name: string, input: Values) => ask(contractOf(name), input)

const cases = taught as Record<string, { id: string; in: Values; out: Values }[]>
describe.each(Object.entries(cases))('%s gives the figures that are taught', (name, cases) => {
  it.each(cases)('$id', async ({ in: input, out }) => {
    const { status, body } = await calculate(name, input)
    expect(body).toMatchObject(out)
    expect(status).toBe(200)
  })
})

describe('the calculators that lessons embed', () => {
  it.each([
    [16_500, 5.5, 4, 90, '16561.26'],
    [16_500, 5.5, 4, 180, '16621.32'],
    [16_000, 6, 5, 30, '16013.28'],
    [17_250, 4.75, 3.75, 60, '17278.57'],
    [16_500, 5, 5, 120, '16500.00'],
  ])('forward-rate: %d at %d %% and %d %% for %d days is %s', async (spot, idr, usd, days, forward_rate) => {
    const input = { spot, idr_rate_percent: idr, usd_rate_percent: usd, days }
    expect((await calculate('forward-rate', input)).body).toEqual({ forward_rate })
  })

  it.each([
    [100_000, 16_500, 0.45, 30, '66899518'],
    [100_000, 16_500, 0.45, 1, '12214125'],
    [50_000, 17_250, 0.5, 60, '54950372'],
    [250_000, 16_000, 0.4, 90, '249693444'],
    [10_000, 16_500, 0.6, 10, '5149927'],
  ])('fx-value-at-risk: %d at %d, %d %% a day, %d days is %s', async (net_usd, spot, volatility, days, expected) => {
    const input = { net_usd, spot, daily_volatility_percent: volatility, days }
    expect((await calculate('fx-value-at-risk', input)).body).toEqual({ value_at_risk_idr: expected })
  })

  const months = '90 84 96 102 110 118 121 115 108 99 94 83 99 90 104 111 121 130 134 127 119 109 103 92'
    .split(' ')
    .map(Number)
  it.each([
    [[80, 90, 110, 120, 80, 90, 110, 120, 80, 90, 110, 120], 4, '80.00 90.00 110.00 120.00'],
    [[10, 20, 30, 40, 12, 22, 32, 42], 4, '42.31 80.77 119.23 157.69'],
    [Array(8).fill(50), 4, '100.00 100.00 100.00 100.00'],
    [months, 12, '88.63 81.59 93.79 99.88 108.32 116.30 119.58 113.48 106.45 97.54 92.38 82.06'],
    [[1, 3, 1, 3], 2, '50.00 150.00'],
  ])('seasonal-index of %j', async (values, season_length, indices) => {
    expect((await calculate('seasonal-index', { values, season_length })).body).toEqual({ indices })
  })

  it.each([
    [[100, 120, 80], [110, 114, 88], '8.33'],
    [[50, 50], [50, 50], '0.00'],
    [[200, 100], [180, 130], '20.00'],
    [[12, 15, 18, 21], [12, 12, 15, 18], '12.74'],
    [[1000], [900], '10.00'],
  ])('mape of %j against %j', async (actual, forecast, mape_pct) => {
    expect((await calculate('mape', { actual, forecast })).body).toEqual({ mape_pct })
  })

  it.each([
    [20_000, 8, 0, 35, '1565.00'],
    [20_000, 8, 3, 35, '965.00'],
    [1_500, 2, 0, 35, '-5.00'],
    [50_000, 12, 12, 0, '0.00'],
    [7_300, 6.5, 0, 40, '434.50'],
  ])('tariff-saving of %d', async (customs_value, mfn_percent, preferential_percent, certificate_cost, saving) => {
    const input = { customs_value, mfn_percent, preferential_percent, certificate_cost }
    expect((await calculate('tariff-saving', input)).body).toEqual({ net_saving_usd: saving })
  })

  it.each([
    [0.3, 65, 120, '185.00'],
    [4.8, 65, 120, '432.00'],
    [12, 65, 120, '900.00'],
    [15, 70, 150, '1200.00'],
    [2.2, 40, 95, '183.00'],
  ])('lcl-cost of %d revenue tons', async (revenue_ton, rate_usd, fixed_usd, cost_usd) => {
    expect((await calculate('lcl-cost', { revenue_ton, rate_usd, fixed_usd })).body).toEqual({ cost_usd })
  })
})

const good = (name: keyof typeof taught): Values => taught[name][0]?.in ?? {}

describe('what is out of range is named', () => {
  it.each([
    ['price-build-up', { margin_percent: 100 }, 'margin_percent', 'MARGIN_RANGE'],
    ['price-build-up', { commission_percent: 100 }, 'commission_percent', 'COMMISSION_RANGE'],
    ['price-build-up', { idr_per_usd: 0 }, 'idr_per_usd', 'FX_RANGE'],
    ['price-build-up', { quantity: 0 }, 'quantity', 'QTY_RANGE'],
    ['price-build-up', { insurance_rate_percent: 91 }, 'insurance_rate_percent', 'INSURANCE_RANGE'],
    ['margin', { cost: 0 }, 'cost', 'COST_RANGE'],
    ['margin', { price: 0 }, 'price', 'PRICE_RANGE'],
    ['margin', { price: undefined, margin_percent: 100 }, 'margin_percent', 'MARGIN_RANGE'],
    ['margin', { markup_percent: 10 }, 'price', 'GIVE_ONE'],
    ['cagr', { start_value: 0 }, 'start_value', 'BASE_NOT_POSITIVE'],
    ['cagr', { end_value: -1 }, 'end_value', 'END_NEGATIVE'],
    ['cagr', { years: 0 }, 'years', 'PERIODS_RANGE'],
    ['break-even', { unit_price: 100, unit_variable_cost: 100 }, 'unit_price', 'NO_BREAK_EVEN'],
    ['hhi', { values: [0, -3] }, 'values', 'NO_POSITIVE_VALUE'],
    ['rvc', { labour: 3 }, 'non_originating_value', 'GIVE_ONE_METHOD'],
    ['fx-exposure', { hedge_percent: 50, forward_rate: undefined }, 'forward_rate', 'FORWARD_NEEDED'],
  ] as const)('%s with %j: %s %s', async (name, change, field, code) => {
    const { status, body } = await calculate(name, { ...good(name), ...change })
    expect(status).toBe(422)
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer: `/${field}`, code }))
  })

  it('mape: an actual value of 0', async () => {
    const { status, body } = await calculate('mape', { actual: [0, 1], forecast: [1, 1] })
    expect([status, body.errors[0]]).toMatchObject([422, { pointer: '/actual', code: 'ZERO_ACTUAL' }])
  })

  it('takes an end value of 0 for the loss of everything', async () => {
    const { body } = await calculate('cagr', { start_value: 10, end_value: 0, years: 3 })
    expect(body).toEqual({ cagr_pct: '-100.00' })
  })
})

it('reads decimal strings without losing a digit', async () => {
  const input = { length_cm: '100.000000000000000001', width_cm: 100, height_cm: 100, count: '1000000' }
  const { body } = await calculate('cbm', input)
  expect(body.cbm_total).toBe('1000000.000')
  expect((await calculate('cbm', { ...input, length_cm: '1e3' })).status).toBe(422)
  expect((await calculate('cbm', { ...input, length_cm: '0x10' })).status).toBe(422)
})

it('answers any figures with figures or a named refusal', async () => {
  const wild = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.constantFrom('1.5', '-7', '', 'NaN', null, '9'.repeat(31), 1e15, 1e-12, 5e-324, 0.1),
  )
  const cases = fc.constantFrom(...Object.keys(taught)) as fc.Arbitrary<keyof typeof taught>
  await fc.assert(
    fc.asyncProperty(cases, fc.func(wild), async (name, replace) => {
      const input = Object.fromEntries(
        Object.entries(good(name)).map(([key, value]) => [key, typeof value === 'number' ? replace(key) : value]),
      )
      const { status, text } = await calculate(name, input)
      expect([200, 422]).toContain(status)
      expect(text).not.toMatch(/NaN|Infinity/)
      expect(text.length).toBeLessThan(20_000)
    }),
    { numRuns: 300 },
  )
})

it('lists every calculator with what it takes', async () => {
  const { body } = await ask(listCalculators)
  expect(body.data.map((it: { name: string }) => it.name)).toEqual(catalogue.map((it) => it.name))
  const cagr = body.data.find((it: { name: string }) => it.name === 'cagr')
  expect(cagr.input.required).toEqual(['start_value', 'end_value', 'years'])
  expect(cagr.outputs).toEqual([{ name: 'cagr_pct', decimals: 2 }])
})

it('opens to a key with its scope, and to no other', async () => {
  const user = await aUser({ role: 'developer' })
  const input = good('cagr')
  const may = await aKey(user, ['toolkit:read'])
  const mayNot = await aKey(user, ['courses:read'])
  expect((await ask(contractOf('cagr'), input, { as: may.authorization })).status).toBe(200)
  expect((await ask(contractOf('cagr'), input, { as: mayNot.authorization })).status).toBe(403)
})
