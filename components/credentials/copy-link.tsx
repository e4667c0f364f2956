'use client'

import { Check, Link2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'

type CopyLinkProps = { url: string; words: { copy: string; copied: string; failed: string } }

export function CopyLink({ url, words }: CopyLinkProps) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url)
      setCopied(true)
    } catch {
      // Without https, or without leave, there is no clipboard.
      setCopied(false)
    }
  }
  return (
    <div data-needs-script="" className="grid">
      <Button type="button" variant="line" onClick={copy}>
        {copied ? <Check aria-hidden="true" /> : <Link2 aria-hidden="true" />} {copied ? words.copied : words.copy}
      </Button>
      <p role="status" className="text-ink-2 text-xs">
        {copied === false ? words.failed : <span className="sr-only">{copied ? words.copied : ''}</span>}
      </p>
    </div>
  )
}
