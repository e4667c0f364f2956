import 'server-only'
import { getMessages } from 'next-intl/server'
import type { CalculatorTexts } from '#components/toolkit/texts.ts'
import type { CalculatorName } from '#lib/toolkit/examples.ts'

/** The words of every calculator in the language of the request. */
export async function calculatorTexts(): Promise<Record<CalculatorName, CalculatorTexts>> {
  const { toolkit } = await getMessages()
  return toolkit.calculators
}
