import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Tag } from '#components/ui/tag.tsx'

type CanDoProps = { outcomes: string[]; alignment: { code: string; name: string; verify: boolean }[] }

/** What the certificate vouches for, and the national competences that it is aligned with, where the course names any. */
export function CanDo({ outcomes, alignment }: CanDoProps) {
  const t = useTranslations('credentials')
  return (
    <>
      <section>
        <h2 className="text-base">{t('page.can')}</h2>
        <ul className="mt-2.5 grid gap-2">
          {outcomes.map((outcome) => (
            <li key={outcome} className="grid grid-cols-[auto_1fr] gap-2.5 text-sm">
              <Check aria-hidden="true" className="mt-0.5 size-4 stroke-[2.6] text-success" /> <span>{outcome}</span>
            </li>
          ))}
        </ul>
      </section>
      {alignment.length > 0 && (
        <section>
          <h2 className="text-base">{t('alignment.title')}</h2>
          <ul className="mt-2.5 grid gap-2 text-sm">
            {alignment.map(({ code, name, verify }) => (
              <li key={code}>
                <code>{code}</code> {name} {verify && <Tag tone="warning">{t('alignment.verify')}</Tag>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
