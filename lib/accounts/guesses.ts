import { dictionary } from '@zxcvbn-ts/language-common'

/** Guessed early in this country, and not in the list. */
const LOCAL_WORDS = ['katasandi', 'katakunci', 'sandiku', 'merdeka', 'semangat', 'alhamdulillah', 'ekspor', 'umkm']
const LOCAL_RANK = 1_000

let ranks: Map<string, number> | undefined
/** Passwords from breaches and how early each is tried, commonest first. */
function rankOf(text: string): number | undefined {
  ranks ??= new Map([
    ...LOCAL_WORDS.map((word) => [word, LOCAL_RANK] as const),
    ...dictionary['passwords-common'].map((word, i) => [String(word), i + 1] as const),
  ])
  return ranks.get(text)
}

/** Characters that stand for letters: `p@ssw0rd` is tried right after `password`. */
const STANDS_FOR: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
}
const spelledOut = (text: string) => text.replace(/[@431!0$57]/g, (character) => STANDS_FOR[character] ?? character)

const PIECE_MIN = 3
const PIECE_MAX = 24
const YEAR = /^(19|20)\d\d$/
const REPEATED = Math.log10(4)

/** log10 of the tries that one more character costs where nothing is known about it. */
const perCharacter = (character: string) => (/\d/.test(character) ? 1 : /[a-z]/.test(character) ? 1.4 : 1.6)

function pieceGuesses(piece: string): number {
  if (YEAR.test(piece)) return 2
  const plain = rankOf(piece)
  const spelled = rankOf(spelledOut(piece))
  return Math.log10(Math.min(plain ?? Number.POSITIVE_INFINITY, spelled ? spelled * 2 : Number.POSITIVE_INFINITY))
}

/**
 * log10 of how many tries somebody needs who puts passwords together from the list of breached ones: the cheapest way to
 * cut the text into listed pieces, the same again, years, and single characters. A floor, in the manner of zxcvbn
 * (Wheeler, USENIX Security 2016), whose list it uses. `log10Guesses('password1234!')` is about 2.
 */
export function log10Guesses(password: string): number {
  const text = password.normalize('NFKC').toLowerCase()
  const best = [0]
  for (let end = 1; end <= text.length; end++) {
    let least = (best[end - 1] ?? 0) + perCharacter(text[end - 1] ?? '')
    for (let start = Math.max(0, end - PIECE_MAX); start <= end - PIECE_MIN; start++) {
      const piece = text.slice(start, end)
      const again = text.slice(0, start).endsWith(piece)
      least = Math.min(least, (best[start] ?? 0) + (again ? REPEATED : pieceGuesses(piece)))
    }
    best.push(least)
  }
  return best[text.length] ?? 0
}
