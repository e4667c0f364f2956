import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { codeOf } from './api-samples.ts'

// Names that mean something to a shell, to curl's -F, to JavaScript or to Python.
const names = [
  'ekspor lada.csv',
  'nilai;type=text/html,"x"\\.csv',
  "it's $HOME `id` $(id).csv",
  '@/etc/passwd',
  '<rahasia',
  '-',
  'baris\nbaru',
  'kopi ☕ 😀 \u2028.csv',
]
const url = 'http://localhost:3000/api/v1/analytics/analyze'
const codes = names.map((name) => ({
  name,
  ...codeOf({
    url,
    filename: name,
    fields: [
      ['value_column', name],
      ['decimal', 'comma'],
    ],
  }),
}))

it.each(codes)('curl sends $name as it stands', ({ name, curl }) => {
  // The shell's own reading, with a curl that prints what it was given.
  const script = `PINTAR_EKSPOR_API_KEY=k; curl() { printf '%s\\0' "$@"; }\n${curl}`
  const given = execFileSync('sh', ['-c', script], { encoding: 'utf8' })
  const [to, h, header, f, file = '', ...fields] = given.split('\0').slice(0, -1)
  expect([to, h, header, f]).toEqual([url, '-H', 'Authorization: ApiKey k', '-F'])
  expect(fields).toEqual(['--form-string', `value_column=${name}`, '--form-string', 'decimal=comma'])
  // curl(1): a name in double quotes may hold anything, with a backslash before `"` and `\`.
  const quoted = /^file=@"((?:[^"\\]|\\["\\])*)"$/.exec(file)?.[1]
  expect(quoted?.replaceAll(/\\(["\\])/g, '$1')).toBe(name === '-' ? './-' : name)
})

it.each(codes)('JavaScript sends $name as it stands', async ({ name, javascript }) => {
  const sent: unknown[] = []
  const body = javascript.replace(/^import .*\n/, '')
  const run = new Function('openAsBlob', 'fetch', 'process', 'console', `return (async () => {${body}})()`)
  const fetch = async (to: string, { body, headers }: { body: FormData; headers: object }) => {
    const { file, ...fields } = Object.fromEntries(body)
    sent.push(to, headers, (file as File).name, fields)
    return { json: async () => ({}) }
  }
  const openAsBlob = async (path: string) => {
    sent.push(path)
    return new Blob(['x'])
  }
  await run(openAsBlob, fetch, { env: { PINTAR_EKSPOR_API_KEY: 'k' } }, { log: () => undefined })
  const headers = { authorization: 'ApiKey k' }
  expect(sent).toEqual([name, url, headers, name, { value_column: name, decimal: 'comma' }])
})

it.each(codes)('Python is given $name as JSON writes it, which is a string there too', ({ name, python }) => {
  const literals = [...python.matchAll(/"(?:[^"\\\n]|\\.)*"/g)].map(([literal]) => JSON.parse(literal))
  expect(literals.filter((literal) => literal === name)).toHaveLength(3)
  expect(python.split('\n')).toHaveLength(10)
})
