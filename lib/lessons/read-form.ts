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
