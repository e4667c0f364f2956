/** Something the person at the terminal can put right: it is shown as its one sentence, without a stack. */
export class Trouble extends Error {
  override name = 'Trouble'
}

export const diskFull = (place: string, cause?: unknown) =>
  new Trouble(`The disk that holds ${place} is full: free some space and start again.`, { cause })

/** The same for whatever may hit a full disk: `orDiskFull(place, writeSomething())`. */
export async function orDiskFull<T>(place: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw code === 'ENOSPC' || code === 'EDQUOT' ? diskFull(place, error) : error
  }
}
