import autocannon from 'autocannon'

const ROUND_SECONDS = 4
const ROUNDS = 3
const CONNECTIONS = 16

/** `requests` are sent in turn, where they are not all the same. */
type Target = Pick<autocannon.Options, 'url' | 'method' | 'headers' | 'requests'>

async function round(target: Target, answered: (ms: number) => void = () => undefined): Promise<number> {
  const result = await new Promise<autocannon.Result>((done, fail) => {
    const running = autocannon({ ...target, connections: CONNECTIONS, duration: ROUND_SECONDS }, (error, result) =>
      error ? fail(error) : done(result),
    )
    running.on('response', (_client, _status, _bytes, ms) => answered(ms))
  })
  const bad = result.non2xx + result.errors + result.timeouts
  if (bad > 0) throw new Error(`${target.url}: ${bad} of ${result.requests.total} requests failed`)
  return result.requests.average
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/**
 * Requests per second of several addresses. Taken in turns, so that whatever else the machine does falls on all of them;
 * one round each warms up and does not count.
 */
export async function compare(targets: Target[]): Promise<number[]> {
  const rounds: number[][] = targets.map(() => [])
  for (let n = 0; n <= ROUNDS; n++)
    for (const [i, target] of targets.entries()) {
      const rate = await round(target)
      if (n > 0) rounds[i]?.push(rate)
    }
  return rounds.map(median)
}

/** How long each answer took, in milliseconds, with as many asking at once and in turns as above. */
export async function responseTimes(targets: Target[]): Promise<number[][]> {
  const times: number[][] = targets.map(() => [])
  for (let n = 0; n <= ROUNDS; n++)
    for (const [i, target] of targets.entries()) await round(target, n > 0 ? (ms) => times[i]?.push(ms) : undefined)
  return times
}
