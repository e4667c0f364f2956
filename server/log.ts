export const logWarning = (msg: string): boolean =>
  process.stderr.write(`${JSON.stringify({ ts: new Date().toISOString(), level: 'warn', msg })}\n`)

/** One line of JSON, as all logs are, and written before anything else can go wrong. */
export function logFatal(msg: string, error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  process.stderr.write(
    `${JSON.stringify({ ts: new Date().toISOString(), level: 'fatal', msg, err: { name, message, stack } })}\n`,
  )
}
