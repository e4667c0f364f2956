import { useTranslations } from 'next-intl'
import { CodePlate } from '#components/ui/code-plate.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { analyze, type Settings } from '#lib/analytics/contract.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { changedSettings } from './settings.ts'

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
      <Tabs
        label={t('title')}
        tabs={samplesOf({ url: origin + analyze.path, filename, fields: changedSettings(settings) })}
      />
    </section>
  )
}

type Call = { url: string; filename: string; fields: [string, string][] }

const samplesOf = (call: Call) =>
  [
    { value: 'curl', label: 'curl', code: curl(call) },
    { value: 'javascript', label: 'JavaScript', code: javascript(call) },
    { value: 'python', label: 'Python', code: python(call) },
  ].map(({ code, ...tab }) => ({ ...tab, content: <CodePlate>{code}</CodePlate> }))

const curl = ({ url, filename, fields }: Call): string =>
  [
    `curl ${url}`,
    '-H "Authorization: ApiKey $PINTAR_EKSPOR_API_KEY"',
    `-F ${shellWord(`file=@${filename}`)}`,
    ...fields.map(([name, value]) => `-F ${shellWord(`${name}=${value}`)}`),
  ].join(' \\\n  ')

/** As the shell must read it: plain words bare, anything else in single quotes. */
const shellWord = (text: string) => (/^[\w@=.,:/+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

/** JSON's strings are strings in JavaScript and in Python alike. */
const quoted = (text: string) => JSON.stringify(text)

const javascript = ({ url, filename, fields }: Call): string =>
  [
    'import { openAsBlob } from "node:fs"',
    '',
    'const form = new FormData()',
    `form.set("file", await openAsBlob(${quoted(filename)}), ${quoted(filename)})`,
    ...fields.map(([name, value]) => `form.set(${quoted(name)}, ${quoted(value)})`),
    `const response = await fetch(${quoted(url)}, {`,
    '  method: "POST",',
    '  headers: { authorization: "ApiKey " + process.env.PINTAR_EKSPOR_API_KEY },',
    '  body: form,',
    '})',
    'console.log(await response.json())',
  ].join('\n')

const python = ({ url, filename, fields }: Call): string =>
  [
    'import os, requests',
    '',
    `with open(${quoted(filename)}, "rb") as file:`,
    '    response = requests.post(',
    `        ${quoted(url)},`,
    '        headers={"Authorization": "ApiKey " + os.environ["PINTAR_EKSPOR_API_KEY"]},',
    `        files={"file": (${quoted(filename)}, file)},`,
    ...(fields.length
      ? [`        data={${fields.map(([name, value]) => `${quoted(name)}: ${quoted(value)}`).join(', ')}},`]
      : []),
    '    )',
    'print(response.json())',
  ].join('\n')
