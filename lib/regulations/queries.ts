import 'server-only'
import { join } from 'node:path'
import type { Caller } from '../auth/actor.ts'
import type { Language } from '../http/contract.ts'
import { loadWatchList } from './load.ts'
import type { WatchListFile } from './schema.ts'

/** A file that is reviewed and changes with the program: read once, when somebody first asks. */
let read: WatchListFile | undefined
const watchList = () => {
  read ??= loadWatchList(join(process.cwd(), 'content'))
  return read
}

export type Change = {
  /** A day, or a month where no day is known. */
  on: string
  what: string
  verify: boolean
  topic: { slug: string; title: string }
}
export type WatchedTopic = { slug: string; title: string; certain: string[]; open: string[]; sources: string }
export type WatchList = {
  checkedOn: string
  newestSource: string
  /** What comes, the nearest first, and what is over, the latest first. */
  ahead: Change[]
  past: Change[]
  topics: WatchedTopic[]
}

/** The watch-list as it stands on a day, written `2026-11-23`. The day itself, and the month that lasts, are not over. */
export function getWatchList(_: Caller, { language, today }: { language: Language; today: string }): WatchList {
  const { checked_on, newest_source, topics } = watchList()
  const said = (texts: readonly { id: string; en: string }[]) => texts.map((text) => text[language])
  const changes = topics.flatMap(({ slug, title, dates }) =>
    dates.map(({ on, what, verify = false }) => ({
      ...{ on, what: what[language], verify },
      topic: { slug, title: title[language] },
    })),
  )
  const isAhead = ({ on }: Change) => on >= today.slice(0, on.length)
  const inOrder = changes.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return {
    checkedOn: checked_on,
    newestSource: newest_source,
    ahead: inOrder.filter(isAhead),
    past: inOrder.filter((change) => !isAhead(change)).reverse(),
    topics: topics.map(({ slug, title, certain, open, sources }) => ({
      ...{ slug, title: title[language], sources: sources[language] },
      ...{ certain: said(certain), open: said(open) },
    })),
  }
}
