import { useTranslations } from 'next-intl'
import { CodePlate } from '#components/ui/code-plate.tsx'
import { Tabs } from '#components/ui/tabs.tsx'

type ApiCallProps = { url: string; wire: Readonly<Record<string, unknown>> }

/** The exact call that gives the same answer. */
export function ApiCall({ url, wire }: ApiCallProps) {
  const t = useTranslations('toolkit.api')
  // Lists of figures stay on one line: a hundred lines of numbers hide the call.
  const body = JSON.stringify(plain(wire), null, 2).replace(
    /\[([-\d.,\s]+)\]/g,
    (_, list: string) => `[${list.trim().replace(/\s+/g, ' ')}]`,
  )
  const tabs = [
    { value: 'curl', label: 'curl', code: curl(url, body) },
    { value: 'javascript', label: 'JavaScript', code: javascript(url, body) },
    { value: 'python', label: 'Python', code: python(url, body) },
  ]
  return (
    <section data-chrome="" className="border-line border-t pt-8">
      <h2 className="text-lg">{t('title')}</h2>
      <p className="mt-1 mb-3 max-w-read text-ink-2 text-sm">{t('text')}</p>
      <Tabs
        label={t('title')}
        tabs={tabs.map(({ code, ...tab }) => ({ ...tab, content: <CodePlate>{code}</CodePlate> }))}
      />
    </section>
  )
}

/** A figure as a JSON number where that keeps all its digits, else as the decimal text that the API takes as well. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  return typeof value === 'string' && /^-?\d/.test(value) && String(Number(value)) === value ? Number(value) : value
}

/** All values are figures or the names of choices, so no quote can stand in the text. */
const curl = (url: string, body: string) => `curl ${url} \\\n  -H "Content-Type: application/json" \\\n  -d '${body}'`

const indented = (body: string, by: string) => body.replaceAll('\n', `\n${by}`)

const javascript = (url: string, body: string) =>
  [
    `const response = await fetch(${JSON.stringify(url)}, {`,
    '  method: "POST",',
    '  headers: { "content-type": "application/json" },',
    `  body: JSON.stringify(${indented(body, '  ')}),`,
    '})',
    'console.log(await response.json())',
  ].join('\n')

const python = (url: string, body: string) =>
  [
    'import requests',
    '',
    `response = requests.post(${JSON.stringify(url)}, json=${pythonic(body)})`,
    'print(response.json())',
  ].join('\n')

const pythonic = (body: string) => body.replace(/: true\b/g, ': True').replace(/: false\b/g, ': False')
