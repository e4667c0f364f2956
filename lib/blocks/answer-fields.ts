/**
 * Answers as a form sends them: `answer.<block>` holds a value, `answer.<block>.<part>` one part of it.
 * Each block type reads from there.
 */
export function readAnswerFields(form: FormData): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const [name, value] of form) {
    const [prefix, block, part] = name.split('.')
    if (prefix !== 'answer' || !block || typeof value !== 'string') continue
    if (part === undefined) answers[block] = value
    else {
      const parts = answers[block]
      answers[block] = { ...(typeof parts === 'object' ? parts : {}), [part]: value }
    }
  }
  return answers
}

/** The other way round: the fields that hold what was answered, as a form sent it or as it is kept. */
export function writeAnswerFields(answers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).flatMap(([id, value]) => fieldsOf(`answer.${id}`, value)))
}

function fieldsOf(name: string, value: unknown): [string, string][] {
  if (typeof value === 'string' || typeof value === 'number') return [[name, String(value)]]
  if (Array.isArray(value)) return value.map((part) => [`${name}.${part}`, 'on'])
  if (typeof value !== 'object' || value === null) return []
  // A number is kept with what was understood by it.
  if ('typed' in value) return [[name, String(value.typed)]]
  return Object.entries(value).map(([part, of]) => [`${name}.${part}`, String(of)])
}

/** Whether anything was chosen or typed at all. */
export const isGiven = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(isGiven) : Boolean(value)
