/**
 * Lets `width` pieces of work through at once, the others in the order in which they came. Who gives up while waiting
 * leaves the line at once, with the reason of his signal.
 *
 * @example const inTurn = turns(2); await inTurn(() => analyse(file), signal)
 */
export function turns(width: number) {
  let free = width
  const waiting: (() => void)[] = []
  const enter = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal.throwIfAborted()
      if (free > 0) {
        free--
        return resolve()
      }
      const admit = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        waiting.splice(waiting.indexOf(admit), 1)
        reject(signal.reason)
      }
      signal.addEventListener('abort', leave, { once: true })
      waiting.push(admit)
    })
  return async <T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    await enter(signal)
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}
