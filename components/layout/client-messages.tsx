import type { Messages } from 'next-intl'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

// Every page's client components speak these; the rest travels only where it is asked for.
const always = ['common', 'problems'] as const

type ClientMessagesProps = { of?: readonly (keyof Messages)[]; children: ReactNode }

/** Gives the client components below the messages of the features named, and of nothing else. */
export async function ClientMessages({ of = [], children }: ClientMessagesProps) {
  const all = await getMessages()
  const some = Object.fromEntries([...always, ...of].map((feature) => [feature, all[feature]]))
  return <NextIntlClientProvider messages={some}>{children}</NextIntlClientProvider>
}
