import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { findEmbedded } from '#db/embedded.ts'
import { Trouble } from '#db/trouble.ts'
import { findKeys, type Kept } from './kept-keys.ts'
import { credentialKeys, dataKeys, dueStep, type Kind, newKey, promoted, retired, tokenKeys } from './key-ring.ts'
import { lock } from './lock.ts'
import { runningProcesses } from './running-processes.ts'
import { readSettings, type Settings } from './settings.ts'
import { runCommand } from './shutdown.ts'

const USAGE = 'Usage: npm run keys:rotate -- --data | --credential | --token [--at-once]'
const again = 'run this command again'

/** Each run does the step that is due and says what comes next; the last one says that the rotation is done. */
runCommand(async () => {
  const { kind, atOnce } = readArguments()
  const settings = readSettings()
  const kept = await findKeys(kind, settings)
  if (atOnce) return replace(kind, kept)
  const url = settings.databaseUrl ?? (await findEmbedded(settings.dataDir))?.appUrl
  await requireSameKeysEverywhere(kind, kept, url, settings)
  const step = dueStep(kind, kept.keys)
  if (step === 'add') return add(kind, kept)
  if (step === 'promote') return promote(kept)
  if (kind === credentialKeys) return retireCredentialKeys(kept)
  return kind === dataKeys ? retireDataKeys(kept, url) : retireTokenKeys(kept)
})

function readArguments() {
  const flag = { type: 'boolean' } as const
  const kinds = { data: dataKeys, credential: credentialKeys, token: tokenKeys }
  try {
    const { values } = parseArgs({ options: { data: flag, credential: flag, token: flag, 'at-once': flag } })
    const { 'at-once': atOnce = false, ...chosen } = values
    const [name, ...more] = Object.keys(chosen) as (keyof typeof kinds)[]
    if (name && more.length === 0 && (name === 'token' || !atOnce)) return { kind: kinds[name], atOnce }
  } catch {}
  throw new Trouble(USAGE)
}

/** A process that knows only the keys of before could not read what the next step writes, or would go on writing with them. */
async function requireSameKeysEverywhere(kind: Kind, kept: Kept, url: string | undefined, { dataDir }: Settings) {
  const { processes, withOtherKeys } = url
    ? await runningProcesses(url, kind, kept.keys)
    : { processes: 0, withOtherKeys: [] }
  if (withOtherKeys.length > 0)
    throw new Trouble(
      `Processes of the server still run with other ${kind.variable}: restart them, then ${again}.\n  ${withOtherKeys.join('\n  ')}`,
    )
  // Holding the lock, we are sure that none starts meanwhile with what it read before.
  if (kept.inFile && processes === 0 && !(await lock(dataDir)))
    throw new Trouble(`Pintar Ekspor is just starting or stopping: ${again} in a moment.`)
}

/** One machine restarts all at once. Elsewhere the new key is made known first, and used only when everybody knows it. */
function add(kind: Kind, kept: Kept) {
  return kept.inFile
    ? kept.set([...newKey(kind), ...kept.keys], `A new key is made. Restart Pintar Ekspor (npm start), then ${again}.`)
    : kept.set([...kept.keys, ...newKey(kind)], `1 of 3. Set this, restart every process, then ${again} with it:`)
}

const promote = (kept: Kept) =>
  kept.set(promoted(kept.keys), `2 of 3. Every process knows the new key. Set this, restart, then ${again} with it:`)

async function retireDataKeys(kept: Kept, url: string | undefined) {
  if (!url) throw new Trouble(`The rows have to be encrypted anew: npm start, and ${again} while it runs.`)
  const { reseal } = await import('./reseal.ts') // with all of Drizzle, which the other steps do not need
  const { rows, unreadable } = await reseal(url, dataKeys.write(kept.keys))
  console.log(`${rows} encrypted anew with the key "${kept.keys[0]?.id}".`)
  if (unreadable.length > 0)
    throw new Trouble(`The old keys stay, since these cannot be read:\n  ${unreadable.join('\n  ')}`)
  const next = kept.inFile
    ? 'The old key is dropped; the rotation is done. The next start forgets it.'
    : '3 of 3. Nothing needs the old key any more. Set this and restart; the rotation is done:'
  await kept.set(kept.keys.slice(0, 1), next)
}

async function retireTokenKeys(kept: Kept) {
  const seconds = Number(process.env.ACCESS_TOKEN_SECONDS || 900)
  const until = new Date(Date.now() + seconds * 1000)
  const time = until.toTimeString().slice(0, 8)
  if (kept.inFile) {
    console.log(`Every process signs with the new key. Tokens of the old one last until ${time}: waiting for that.`)
    while (Date.now() < until.getTime()) await sleep(Math.min(1_000, until.getTime() - Date.now()))
  }
  const next = kept.inFile
    ? 'The old key is dropped; the rotation is done. The next start forgets it.'
    : `3 of 3. Set this and restart at ${time} or later, when the last token of the old key has expired; then the rotation is done:`
  await kept.set(kept.keys.slice(0, 1), next)
}

/** Nothing has to be awaited: what the old key has signed is verified with its public half, which stays. */
const retireCredentialKeys = (kept: Kept) =>
  kept.set(
    retired(credentialKeys, kept.keys),
    kept.inFile
      ? 'Every process signs with the new key. Of the old one the public half stays; the rotation is done.'
      : '3 of 3. Of the old key the public half stays, which verifies what it has signed. Set this; the rotation is done:',
  )

/** A key that leaked cannot wait: every access token of before is refused, and clients fetch new ones. */
const replace = (kind: Kind, kept: Kept) =>
  kept.set(
    newKey(kind),
    `The keys of before are void${kept.inFile ? '. Restart Pintar Ekspor now.' : '. Set this and restart every process now:'}`,
  )
