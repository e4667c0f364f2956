/** Answers by question, as a form gives them; null takes one back. */
export type Answers = Record<string, unknown>

const nameOf = (attemptId: string) => `test-${attemptId}`

/** What has not reached the server yet. A browser that keeps nothing is no reason to stop a test. */
export function keptAnswers(attemptId: string): Answers {
  try {
    return JSON.parse(localStorage.getItem(nameOf(attemptId)) ?? '{}')
  } catch {
    return {}
  }
}

export function keep(attemptId: string, answers: Answers): void {
  try {
    if (Object.keys(answers).length > 0) localStorage.setItem(nameOf(attemptId), JSON.stringify(answers))
    else localStorage.removeItem(nameOf(attemptId))
  } catch {
    // The answers still stand in the form.
  }
}

export const forget = (attemptId: string): void => keep(attemptId, {})
