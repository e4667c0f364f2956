'use client'

import { Check, Copy, Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { useCopy } from '#components/ui/use-copy.ts'

type KeyPlateProps = { apiKey: string; last4: string }

/** `pe_live_` before, the last four after: the two parts by which the list names the key later. */
export function KeyPlate({ apiKey, last4 }: KeyPlateProps) {
  const t = useTranslations('developer.once')
  const { shown, said, copy } = useCopy<HTMLElement>(apiKey, t('copied'))
  const head = apiKey.slice(0, apiKey.lastIndexOf('_') + 1)

  return (
    <div className="px-4 md:px-5">
      <div className="flex flex-wrap gap-2">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this names a piece of text */}
        <div
          role="group"
          aria-label={t('plate')}
          className="plate flex min-w-0 flex-1 basis-96 items-center rounded-sm bg-code px-3.5 py-2.5 max-md:basis-full"
        >
          <code ref={shown} className="min-w-0 select-all text-base text-on-code [overflow-wrap:anywhere]">
            <span className="text-code-2">{head}</span>
            {apiKey.slice(head.length, -last4.length)}
            <span className="text-code-str">{last4}</span>
          </code>
        </div>
        <Button
          variant="primary"
          data-needs-script=""
          onClick={copy}
          className="whitespace-nowrap max-md:flex-1 max-md:px-3!"
        >
          {said === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {said === 'copied' ? t('copied') : t('copy')}
        </Button>
        <Button data-needs-script="" onClick={() => download(apiKey)} className="whitespace-nowrap max-md:px-3!">
          <Download aria-hidden="true" /> {t('download')}
        </Button>
      </div>
      <p role="status" className="mt-1 text-ink-2 text-xs empty:hidden">
        {said === 'selected' ? t('selected') : null}
      </p>
    </div>
  )
}

/** The file is made in the browser; its address names nothing and is forgotten at once. */
function download(apiKey: string) {
  const url = URL.createObjectURL(new Blob([`PINTAR_EKSPOR_API_KEY=${apiKey}\n`], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'pintar-ekspor.env'
  link.click()
  URL.revokeObjectURL(url)
}
