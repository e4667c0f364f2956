import { readdirSync, readFileSync } from 'node:fs'
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { problems } from '#lib/http/problem.ts'
import { rupiah, usd } from '#lib/i18n/money.ts'

const features = readdirSync('messages/id').map((file) => file.replace('.json', ''))
const read = (language: string, feature: string) =>
  JSON.parse(readFileSync(`messages/${language}/${feature}.json`, 'utf8'))

function flatten(tree: object, path: string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[[...path, key].join('.'), value]] : flatten(value, [...path, key]),
  )
}

/** What a message wants to be given: `{name}`, `{count, plural, …}`, `<link>`. The text inside a plural's branches is none. */
function wanted(message: string): string[] {
  const plain = message.replace(/(=\d+|zero|one|two|few|many|other)\s*\{[^{}]*\}/g, '')
  return [...new Set(plain.match(/\{\w+(?=[,}])|<\w+>/g))].sort()
}

describe('messages', () => {
  it.each(features)('%s says the same things in both languages', (feature) => {
    const [indonesian, english] = ['id', 'en'].map((language) => new Map(flatten(read(language, feature))))
    expect([...(english?.keys() ?? [])].sort()).toEqual([...(indonesian?.keys() ?? [])].sort())
    for (const [key, message] of indonesian ?? [])
      expect([key, wanted(english?.get(key) ?? '')]).toEqual([key, wanted(message)])
  })

  it.each(
    features.flatMap(
      (feature) =>
        [
          ['id', feature],
          ['en', feature],
        ] as const,
    ),
  )('%s/%s can be read as ICU messages', (locale, feature) => {
    const messages = read(locale, feature)
    const errors: string[] = []
    const t = createTranslator({ locale, messages, onError: (error) => errors.push(error.message) })
    for (const [key, message] of flatten(messages)) {
      const values = wanted(message).map((name) => [name.replace(/\W/g, ''), name.startsWith('<') ? String : 1])
      t.markup(key, Object.fromEntries(values))
    }
    expect(errors).toEqual([])
  })

  it.each(['id', 'en'])('%s names every problem and says what to do about it', (language) => {
    const said = read(language, 'problems')
    const silent = Object.keys(problems).filter((type) => !said[type]?.title || !said[type]?.text)
    expect(silent).toEqual([])
  })
})

describe('money', () => {
  it('is written the way each language writes it', () => {
    expect([rupiah(16_500, 'id'), rupiah(16_500, 'en')]).toEqual(['Rp16.500', 'Rp16,500'])
    expect([usd(1234.5, 'id'), usd(1234.5, 'en')]).toEqual(['USD 1.234,50', 'USD 1,234.50'])
  })

  it('shows a loss with a true minus before the currency', () => {
    expect([rupiah(-6_900, 'id'), usd(-0.5, 'en')]).toEqual(['−Rp6.900', '−USD 0.50'])
  })
})
