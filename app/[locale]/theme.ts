import 'server-only'
import { cookies } from 'next/headers'
import type { Theme } from '#components/layout/person.ts'

export const themeCookie = 'pe.theme'

/** The theme that was chosen on this device, known before the first byte: no flash, no script. */
export async function chosenTheme(): Promise<Theme> {
  const value = (await cookies()).get(themeCookie)?.value
  return value === 'light' || value === 'dark' ? value : 'system'
}
