/** The words of one calculator, in the language of the page. */
export type CalculatorTexts = {
  title: string
  sentence: string
  parts?: Record<string, string>
  inputs: Record<string, { label: string; help?: string }>
  options?: Record<string, Record<string, string>>
  outputs: Record<string, string>
  /** What outputs say that are no figures. */
  words?: Record<string, Record<string, string>>
  formula: { symbols: string; words?: string }[]
  assumptions: string[]
  sources: string[]
}
