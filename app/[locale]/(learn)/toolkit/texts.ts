import 'server-only'
import { getLocale } from 'next-intl/server'
import type { CalculatorTexts } from '#components/toolkit/texts.ts'
import type { CalculatorName } from '#lib/toolkit/examples.ts'
import en from '../../../../content/toolkit/en.json'
import id from '../../../../content/toolkit/id.json'

type Texts = Record<CalculatorName, CalculatorTexts>

// Lists and formulas, which messages cannot be: those are worked out while building.
const texts: Record<'id' | 'en', Texts> = { id, en }

/** The words of every calculator in the language of the request. */
export async function calculatorTexts(): Promise<Texts> {
  return texts[await getLocale()]
}
