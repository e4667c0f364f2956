import { encode } from 'uqr'

/** Modules of white around a code, without which scanners miss it (ISO/IEC 18004). */
const QUIET_ZONE = 4

/** A QR code as SVG path data, one rectangle for each run of dark modules: a page draws it without any markup from here. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const path = data.flatMap((row, y) => runs(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)).join('')
  return { path, size }
}

/** Where dark modules stand next to each other: the first one's place, and how many. */
function runs(row: boolean[]): [number, number][] {
  const found: [number, number][] = []
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x++
    found.push([from, x - from + 1])
  }
  return found
}
