'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'

type HandInProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Places of the questions that have no answer, from 0. */
  empty: readonly number[]
  go: (n: number) => void
  send: () => void
}

/** Asked once more, with what is still empty named: after this nothing can be changed. */
export function HandIn({ open, onOpenChange, empty, go, send }: HandInProps) {
  const t = useTranslations('assessments.run')
  const [first] = empty
  const text =
    first === undefined
      ? t('sureAll')
      : t('sureSome', { count: empty.length, list: empty.map((n) => n + 1).join(', ') })
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('sure')} description={text}>
      <div className="flex flex-wrap gap-3 *:flex-1">
        {first !== undefined && (
          <Button
            type="button"
            variant="primary"
            onClick={() => {
              onOpenChange(false)
              go(first)
            }}
          >
            {t('toFirst', { n: first + 1 })}
          </Button>
        )}
        <Button
          type="button"
          variant={first === undefined ? 'primary' : 'line'}
          onClick={() => {
            onOpenChange(false)
            send()
          }}
        >
          {t('finish')}
        </Button>
      </div>
    </Dialog>
  )
}
