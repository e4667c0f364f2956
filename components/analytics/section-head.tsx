import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'

type SectionHeadProps = {
  title: string
  /** What the table below can be had as; left out where there is none. */
  download?: { href: string; label: string } | undefined
  children: ReactNode
}

/** What a table is about, and the way to have it as a file. */
export function SectionHead({ title, download, children }: SectionHeadProps) {
  return (
    <div className="mb-3.5 flex flex-wrap items-end justify-between gap-3">
      <div>
        <h2 className="text-lg">{title}</h2>
        <p className="text-ink-2 text-sm">{children}</p>
      </div>
      {download && (
        <Button asChild>
          <a href={download.href} download>
            <Download aria-hidden="true" /> {download.label}
          </a>
        </Button>
      )}
    </div>
  )
}
