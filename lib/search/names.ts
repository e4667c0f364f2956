/**
 * How else a term is called, read off how the glossary writes it: "L/C (letter of credit)" is "L/C" and "letter of credit",
 * "CTC/CTH" also "CTC" and "CTH".
 */
export function namesOf(written: readonly string[]): string[] {
  const names = written.flatMap((term) => {
    const brackets = /\(([^()]+)\)\s*$/.exec(term)
    return [term.slice(0, brackets?.index), brackets?.[1] ?? []].flat().flatMap((name) => {
      const halves = name.split('/').map((half) => half.trim())
      return halves.length > 1 && halves.every((half) => half.length > 1) ? [name, ...halves] : [name]
    })
  })
  return [...new Set(names.map((name) => name.trim().toLowerCase()).filter((name) => name.length > 1))]
}

/** What the database keeps of it: a column of text, one name a line. */
export const joinNames = (names: readonly string[]): string => names.join('\n')
const splitNames = (column: string): string[] => column.split('\n').filter(Boolean)

export type Synonyms = readonly (readonly string[])[]
export const synonymsFrom = (columns: readonly string[]): Synonyms =>
  columns.map(splitNames).filter((names) => names.length > 1)

const ALTERNATIVES_MAX = 6

/**
 * The query as others would have put it: each name of a term that stands in it replaced by the other names of that term, as
 * phrases. Somebody who writes quotation marks or a minus means the words that she wrote.
 */
export function otherWordings(q: string, synonyms: Synonyms): string[] {
  if (/["“”]|(^|\s)-\S/.test(q)) return []
  const asked = ` ${q.toLowerCase().replace(/\s+/g, ' ')} `
  const found = synonyms.flatMap((names) => {
    const name = names.filter((each) => asked.includes(` ${each} `)).sort((a, b) => b.length - a.length)[0]
    return name === undefined ? [] : [{ name, others: names.filter((each) => each !== name) }]
  })
  // The longest name that stands there: who asks for "bill of lading" does not ask for every bill.
  const longest = found.filter(({ name }) => !found.some((other) => other.name !== name && other.name.includes(name)))
  return longest
    .flatMap(({ name, others }) => others.map((other) => asked.replace(` ${name} `, ` "${other}" `).trim()))
    .slice(0, ALTERNATIVES_MAX)
}
