'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'

/** The key leaves the screen once its owner says that it is kept; without JavaScript leaving the page does the same. */
export function HideKey({ onHide }: { onHide: () => void }) {
  const t = useTranslations('developer.once')
  const [saved, setSaved] = useState(false)
  return (
    <div className="rounded-b-md border-line border-t bg-ground px-4 py-2 md:px-5">
      <div data-needs-script="" className="flex flex-wrap items-center justify-between gap-x-4">
        <Checkbox
          label={t('saved')}
          name="saved"
          checked={saved}
          onChange={(event) => setSaved(event.currentTarget.checked)}
        />
        <Button variant="quiet" disabled={!saved} onClick={onHide} className="max-md:w-full">
          {t('hide')}
        </Button>
      </div>
      <noscript>
        <p className="py-2 text-sm">{t('noScript')}</p>
      </noscript>
    </div>
  )
}
