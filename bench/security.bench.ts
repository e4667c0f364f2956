import { setTimeout } from 'node:timers/promises'
import { median } from 'simple-statistics'
import { mannWhitney } from './mann-whitney.ts'
import { type Subject, startProduct } from './subject.ts'

const TRIES = 300
const WARM_UP = 20
const ROUNDS = 200
const AT_ONCE = 50
const GRACE_SECONDS = 5

/** The lines of the security design that speak of time, measured from outside on the built server. */
export async function run() {
  const product = await startProduct({
    SIGN_IN_FAILURES_MAX: '1000000', // each failure is counted as always, and none locks
    REFRESH_GRACE_SECONDS: `${GRACE_SECONDS}`,
  })
  try {
    return [...(await signInTiming(product)), ...(await refreshStorm(product))]
  } finally {
    await product.stop()
  }
}

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** S03: how long a wrong password takes for an address that is known and for one that is not, taken in turns. */
async function signInTiming({ url, account }: Subject) {
  const { email: known } = await account('learner')
  const took: Record<string, number[]> = { [known]: [], 'nobody@contoh.example': [] }
  for (let n = -WARM_UP; n < TRIES; n++) {
    const pair = Object.entries(took)
    for (const [email, times] of n % 2 ? pair : pair.reverse()) {
      const startedAt = performance.now()
      const response = await post(`${url}/api/v1/auth/token`, { email, password: 'not the right password' })
      await response.arrayBuffer()
      if (response.status !== 401) throw new Error(`the sign-in was answered ${response.status}`)
      if (n >= 0) times.push(performance.now() - startedAt)
    }
  }
  const [a = [], b = []] = Object.values(took)
  const difference = Math.abs(median(a) - median(b))
  return [
    { name: 'S03 wrong password, known address: median', value: median(a), unit: 'ms' },
    { name: 'S03 known against unknown: medians apart', value: difference, unit: 'ms', target: '≤ 5' },
    { name: 'S03 known against unknown: Mann-Whitney p', value: mannWhitney(a, b), unit: '', target: '≥ 0.01' },
  ]
}

type Pair = { access_token: string; refresh_token: string }

/** S25: one token refreshed fifty times at once, two hundred times over; and what comes back after the grace. */
async function refreshStorm({ url, account }: Subject) {
  const credentials = await account('learner')
  const refresh = (refresh_token: string) => post(`${url}/api/v1/auth/refresh`, { refresh_token })
  let [forked, refused, spentMs] = [0, 0, 0]
  const rounds: { token: string; successor: string }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { refresh_token: token } = (await (await post(`${url}/api/v1/auth/token`, credentials)).json()) as Pair
    const startedAt = performance.now()
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => refresh(token)))
    spentMs += performance.now() - startedAt
    refused += answers.filter((answer) => !answer.ok).length
    const pairs = (await Promise.all(answers.filter(({ ok }) => ok).map((answer) => answer.json()))) as Pair[]
    const successors = new Set(pairs.map((pair) => pair.refresh_token))
    if (successors.size !== 1) forked++
    rounds.push({ token, successor: [...successors][0] ?? '' })
  }
  // Ten sign-ins at a time are kept: those of the last rounds are still alive.
  await setTimeout(GRACE_SECONDS * 1000 + 100)
  let survived = 0
  for (const { token, successor } of rounds.slice(-10)) {
    if ((await refresh(token)).ok) survived++
    if ((await refresh(successor)).ok) survived++
  }
  return [
    { name: `S25 ${ROUNDS} × ${AT_ONCE} refreshes: each`, value: spentMs / (ROUNDS * AT_ONCE), unit: 'ms' },
    { name: 'S25 rounds with more than one successor', value: forked, unit: '', target: '≤ 0' },
    { name: 'S25 refreshes refused within the grace', value: refused, unit: '', target: '≤ 0' },
    { name: 'S25 families alive after a late replay', value: survived, unit: '', target: '≤ 0' },
  ]
}
