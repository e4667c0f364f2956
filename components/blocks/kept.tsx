'use client'

import { createContext, type ReactNode, use } from 'react'

type Values = Readonly<Record<string, string>> | undefined
const Kept = createContext<Values>(undefined)

/** What was typed into a form that could not be sent: without JavaScript the page comes back new, and must still hold it. */
export function KeepValues({ values, children }: { values: Values; children: ReactNode }) {
  return <Kept value={values}>{children}</Kept>
}

/** What the field should show: what was typed and not stored, or else what is stored. */
export function useKept(name: string, stored: string | undefined): string | undefined {
  const values = use(Kept)
  return values ? values[name] : stored
}

/** The same for the parts of one answer, by the part of their name behind the dot. */
export function useKeptAll(name: string, stored: Record<string, string>): Record<string, string> {
  const values = use(Kept)
  if (!values) return stored
  const own = Object.entries(values).filter(([field]) => field.startsWith(`${name}.`))
  return Object.fromEntries(own.map(([field, value]) => [field.slice(name.length + 1), value]))
}
