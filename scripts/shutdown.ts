import { Trouble } from '#db/trouble.ts'

type Closer = () => unknown

const closers: Closer[] = []
let closing: Promise<never> | undefined

/** What was opened last is closed first. Register before opening, so that a Ctrl-C in the middle leaves nothing behind. */
export function onClose(closer: Closer): void {
  closers.push(closer)
}

/** Starts something that takes a while, and sees to it that it is stopped even when we are told to stop meanwhile. */
export async function opened<T extends { stop(): Promise<unknown> }>(starting: Promise<T>): Promise<T> {
  onClose(async () => (await starting.catch(() => undefined))?.stop())
  return starting
}

export const isClosing = () => closing !== undefined

/** Closes everything once, however often it is asked to. */
export function close(code: number): Promise<never> {
  closing ??= closeAll(code)
  return closing
}

async function closeAll(code: number): Promise<never> {
  for (const closer of closers.reverse()) {
    try {
      await closer()
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      code ||= 1
    }
  }
  process.exit(code)
}

/** Runs a command: what the user can put right is one sentence, everything else shows where it came from. */
export function runCommand(main: () => Promise<void>): void {
  const stop = () => {
    if (!isClosing()) console.log('\nStopping …')
    void close(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  process.on('disconnect', stop) // the bootstrap process was killed
  process.channel?.unref()
  main().catch((error) => {
    if (isClosing()) return
    console.error(error instanceof Trouble ? error.message : error)
    void close(1)
  })
}
