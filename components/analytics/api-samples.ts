export type Call = { url: string; filename: string; fields: [name: string, value: string][] }

/** The same request in three languages, each to be pasted as it is, whatever is in the names of the file and its columns. */
export const codeOf = (call: Call) => ({ curl: curl(call), javascript: javascript(call), python: python(call) })

/** `-F` gives a meaning to `;`, `,` and a leading `@` or `<`: a field is a plain string, and the name of the file is quoted. */
const curl = ({ url, filename, fields }: Call): string =>
  [
    `curl ${shellWord(url)}`,
    '-H "Authorization: ApiKey $PINTAR_EKSPOR_API_KEY"',
    `-F ${shellWord(`file=@"${pathOf(filename).replaceAll(/["\\]/g, '\\$&')}"`)}`,
    ...fields.map(([name, value]) => `--form-string ${shellWord(`${name}=${value}`)}`),
  ].join(' \\\n  ')

/** To curl, `-` is what is typed. */
const pathOf = (filename: string) => (filename === '-' ? './-' : filename)

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
