import { ByteWindow } from './byte-window.ts'
import type { Memory } from './memory.ts'
import { excerptMax } from './row.ts'

const LF = 10
const CR = 13

type Line = { text: string; tooLong: boolean }

/** The lines of a text (LF, CRLF or CR), of which one too long is told by its beginning. `complete: false`: a last line without an end is left out. */
export function* linesOf(
  chunks: Iterable<Uint8Array>,
  { lineMax, complete }: { lineMax: number; complete: boolean },
  memory: Memory,
): Generator<Line> {
  const window = new ByteWindow(chunks, memory)
  let at = 0
  const advance = (from: number) => {
    window.advance(from)
    at -= from
  }
  try {
    for (;;) {
      let start = at
      let cut: string | null = null
      // A carriage return at the end of the bytes in hand may have its line feed in the next ones.
      while (!endsAt(window, at)) {
        if (at < window.end && !isNewline(window.bytes[at])) at++
        else if (window.done) break
        else {
          if (at - start > lineMax) {
            cut ??= window.bytes.toString('utf8', start, start + 4 * excerptMax + 4)
            start = at
          }
          advance(start)
          start = 0
        }
      }
      const ended = at < window.end
      if (!ended && (at === start || !complete) && cut === null) return
      const tooLong = cut !== null || at - start > lineMax
      yield { text: cut ?? window.bytes.toString('utf8', start, tooLong ? start + 4 * excerptMax + 4 : at), tooLong }
      if (!ended) return
      at += window.bytes[at] === CR && at + 1 < window.end && window.bytes[at + 1] === LF ? 2 : 1
    }
  } finally {
    window.close()
  }
}

const isNewline = (code: number | undefined) => code === LF || code === CR

function endsAt({ bytes, end, done }: ByteWindow, at: number): boolean {
  if (at >= end) return false
  return bytes[at] === LF || (bytes[at] === CR && (at + 1 < end || done))
}
