import { parse, type Scene, type SceneGroup, type SceneItem, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { describe, expect, it } from 'vitest'
import { analyzeBytes } from '../analysis.ts'
import { Visualization } from '../contract.ts'
import { defaultOptions } from '../options.ts'
import { visualize } from './visualize.ts'

const month = (at: number) => `${2019 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
/** Rises, peaks in December, and holds one typing error. */
const value = (at: number, level: number) =>
  Math.round((level + 2 * at) * (at % 12 === 11 ? 1.5 : 1) + ((at * 7919) % 13)) * (at === 20 ? 10 : 1)
const analysed = (names: readonly string[], includeForecast = true) => {
  const rows = names.flatMap((category, nth) =>
    Array.from({ length: 48 }, (_, at) => ({ date: month(at), category, value: value(at, 100 * (nth + 1)) })),
  )
  const bytes = new TextEncoder().encode(JSON.stringify(rows))
  return analyzeBytes(bytes, 'a.json', { ...defaultOptions, includeForecast })
}

/** Compiles and draws a chart without a screen, and counts what stands in it by kind of mark. */
async function drawn(chart: Visualization) {
  const { spec } = compile(chart.spec as unknown as TopLevelSpec)
  const view = await new View(parse(spec), { renderer: 'none' }).runAsync()
  const counts: Record<string, number> = {}
  const visit = (scene: Scene | SceneGroup | SceneItem): void => {
    if ('marktype' in scene && 'role' in scene && scene.role === 'mark') {
      const items = scene.items as SceneItem[]
      counts[scene.marktype as string] = (counts[scene.marktype as string] ?? 0) + items.length
      for (const { x, y } of items) expect([x, y].every((at) => at === undefined || Number.isFinite(at))).toBe(true)
    }
    if ('items' in scene) for (const item of scene.items as Scene[]) visit(item)
  }
  visit((view.scenegraph() as unknown as { root: Scene }).root)
  view.finalize()
  return { compiled: spec, counts }
}

describe('visualize', () => {
  const two = analysed(['Kopi', 'Lada'])

  it('draws data, forecast, both bands, unusual values, season and shares', async () => {
    const charts = visualize(two.series, two.comparison, 'id')
    expect(charts.map(({ id }) => id)).toEqual([
      ...['series-1-history', 'series-1-season', 'series-2-history', 'series-2-season', 'comparison'],
    ])
    for (const chart of charts) expect(Visualization.parse(chart).spec.$schema).toMatch(/vega-lite\/v5\.json$/)
    const [history, season, , , comparison] = charts as [Visualization, Visualization, never, never, Visualization]
    expect((await drawn(history)).counts).toEqual({ area: 24, line: 48 + 13, symbol: 1 })
    expect((await drawn(season)).counts).toEqual({ rect: 12 })
    expect((await drawn(comparison)).counts).toEqual({ rect: 2 })
  })

  it('states the finding in the language asked for', () => {
    const titles = (language: 'id' | 'en') => visualize(two.series, two.comparison, language).map(({ title }) => title)
    const [historyId, seasonId] = titles('id')
    const [historyEn, seasonEn] = titles('en')
    expect(historyId).toMatch(/^Kopi naik \(\+\d+.* sepanjang data\); perkiraan Desember 2023: [\d.,]+, antara /)
    expect(historyEn).toMatch(/^Kopi is rising \(\+\d+.*\); [\d.,]+ expected in December 2023, between /)
    expect(seasonId).toMatch(/^Kopi tertinggi pada Desember: .* di atas garis tren$/)
    expect(seasonEn).toMatch(/^Kopi peaks in December: .* above the trend$/)
    expect(titles('id').at(-1)).toBe('Lada terbesar: 62,4% dari jumlah 2 deret')
    expect(titles('en').at(-1)).toBe('Lada is largest: 62.4% of all 2 series')
  })

  it('draws a series without a forecast, gaps that were dropped, and one alone', async () => {
    const [history] = visualize(analysed(['Kopi'], false).series, null, 'en') as [Visualization]
    expect((await drawn(history)).counts).toEqual({ line: 48, symbol: 1 })
    expect(JSON.stringify(history.spec)).not.toContain('Forecast')
  })

  it.each([
    'datum.EVIL',
    "']; EVIL(); ['",
    '{"signal":"EVIL"}',
    '[EVIL]',
    'a.EVIL\\',
    '"+EVIL+"',
    '<script>EVIL</script>',
  ])('S52: %s as a category stays text, in no expression', async (name) => {
    const { series, comparison } = analysed([name, 'Lada'])
    for (const chart of visualize(series, comparison, 'en')) {
      const { compiled, counts } = await drawn(chart)
      expect(Object.keys(counts).length).toBeGreaterThan(0)
      expect(expressionsOf(compiled).filter((text) => text.includes('EVIL'))).toEqual([])
    }
    const last = visualize(series, comparison, 'en').at(-1)?.spec as unknown as {
      data: { values: { category: string }[] }
    }
    expect(last.data.values.map(({ category }) => category)).toContain(name)
  })
})

/** Whatever Vega evaluates or resolves: signals, tests, filters, calculations, and names of fields. */
function expressionsOf(node: unknown, under = ''): string[] {
  if (typeof node === 'string')
    return ['signal', 'expr', 'test', 'update', 'init', 'field', 'as', 'name'].includes(under) ? [node] : []
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, child]) => {
    if (key === 'values') return []
    return expressionsOf(child, Array.isArray(node) ? under : key)
  })
}
