'use client'

import { Printer } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'

export function PrintButton({ label }: { label: string }) {
  return (
    <Button type="button" data-needs-script="" onClick={() => print()}>
      <Printer aria-hidden="true" /> {label}
    </Button>
  )
}
