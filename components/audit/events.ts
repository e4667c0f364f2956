import { Download, Eye, LogIn, LogOut, RefreshCwOff, ShieldX } from 'lucide-react'
import type { Tone } from '#components/ui/tag.tsx'
import { eventKinds } from '#lib/audit/contract.ts'

type Kind = (typeof eventKinds)[number]

const looks: Record<Kind, { tone: Tone; Icon: typeof Eye }> = {
  'sign-in': { tone: 'info', Icon: LogIn },
  'sign-in-failed': { tone: 'warning', Icon: ShieldX },
  'sign-out': { tone: 'info', Icon: LogOut },
  'token-reuse': { tone: 'warning', Icon: RefreshCwOff },
  denied: { tone: 'warning', Icon: ShieldX },
  export: { tone: 'info', Icon: Download },
  'audit-read': { tone: 'info', Icon: Eye },
}

/** An event of a later version is shown by its own name. */
export const isNamedEvent = (kind: string): kind is Kind => (eventKinds as readonly string[]).includes(kind)
export const looksOfEvent = (kind: string) => (isNamedEvent(kind) ? looks[kind] : undefined)
