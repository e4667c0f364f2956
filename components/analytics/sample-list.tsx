import { useTranslations } from 'next-intl'
import { Link } from '#lib/i18n/navigation.ts'

type SampleListProps = { samples: { file: string; title: string; description: string }[]; chosen: string | undefined }

/** Made-up data to try the analysis on. Each is a link, so that it can be chosen, shared and gone back from. */
export function SampleList({ samples, chosen }: SampleListProps) {
  const t = useTranslations('analytics.samples')
  return (
    <section>
      <h3 className="text-base">{t('title')}</h3>
      <p className="text-ink-2 text-sm">{t('text')}</p>
      <ul className="mt-3 grid gap-3 md:grid-cols-3">
        {samples.map(({ file, title, description }) => (
          <li
            key={file}
            className="relative rounded-md border border-line bg-surface p-4 has-aria-[current]:border-laut has-aria-[current]:bg-laut-soft"
          >
            <Link
              href={{ pathname: '/developer/analytics', query: { sample: file } }}
              scroll={false}
              aria-current={file === chosen ? 'true' : undefined}
              className="font-semibold text-sm after:absolute after:inset-0"
            >
              {title}
            </Link>
            <p className="mt-1 text-ink-2 text-xs">{description}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
