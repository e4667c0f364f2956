'use client'

import { Check, Link2, Printer } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'

type ShareButtonsProps = {
  /** The path and query that show the same result. */
  address: string
  words: { copy: string; copied: string; failed: string; print: string; text: string }
}

/** The address holds the figures: it is all there is to share. */
export function ShareButtons({ address, words }: ShareButtonsProps) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(address, location.href).href)
      setCopied(true)
    } catch {
      // Without https, or without leave, there is no clipboard.
      setCopied(false)
    }
  }
  return (
    <div data-chrome="" data-needs-script="">
      <div className="flex flex-wrap gap-2">
        <Button type="button" onClick={copy}>
          {copied ? <Check aria-hidden="true" /> : <Link2 aria-hidden="true" />} {copied ? words.copied : words.copy}
        </Button>
        <Button type="button" variant="quiet" onClick={() => print()}>
          <Printer aria-hidden="true" /> {words.print}
        </Button>
      </div>
      <p role="status" className="mt-2 text-ink-2 text-xs">
        {copied === false ? words.failed : copied ? words.copied : ''}
      </p>
      <p className="text-ink-2 text-xs">{words.text}</p>
    </div>
  )
}
