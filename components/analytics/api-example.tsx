import { useTranslations } from 'next-intl'
import { CodePlate } from '#components/ui/code-plate.tsx'
import { analyze, type Settings } from '#lib/analytics/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'

type ApiExampleProps = { origin: string; filename: string; settings?: Settings }

/** The exact call that gives the same result: only what differs from the defaults is named. */
export function ApiExample({ origin, filename, settings }: ApiExampleProps) {
  const t = useTranslations('analytics.api')
  return (
    <section>
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-1 mb-3 max-w-read text-ink-2 text-sm">
        {t('text')} <Link href="/developer/keys">{t('keys')}</Link>
      </p>
      <CodePlate title="curl">{command(origin, filename, settings)}</CodePlate>
    </section>
  )
}

const defaults: Partial<Record<string, unknown>> = analyze.input.omit({ file: true }).parse({}) as Partial<
  Record<string, unknown>
>

function command(origin: string, filename: string, settings: Settings | undefined): string {
  const fields = Object.entries(settings ?? {}).filter(([name, value]) => value !== defaults[name])
  return [
    `curl ${origin}${analyze.path}`,
    '-H "Authorization: ApiKey $PINTAR_EKSPOR_API_KEY"',
    `-F ${shellWord(`file=@${filename}`)}`,
    ...fields.map(([name, value]) => `-F ${shellWord(`${name}=${value}`)}`),
  ].join(' \\\n  ')
}

/** As the shell must read it: plain words bare, anything else in single quotes. */
const shellWord = (text: string) => (/^[\w@=.,:/+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)
