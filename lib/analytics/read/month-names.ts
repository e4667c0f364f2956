const names: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'pebruari', 'feb', 'peb'],
  ['maret', 'march', 'mar', 'mrt'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'agt', 'ags', 'agst', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
]
const months = new Map(names.flatMap((variants, at) => variants.map((name) => [name, at + 1] as const)))

/** Number of a month named in Indonesian or English, in full or short; null for any other word. */
export const monthOf = (word: string): number | null => months.get(word) ?? null

export const weekdays: ReadonlySet<string> = new Set([
  ...['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'minggu', 'ahad'],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['sen', 'sel', 'rab', 'kam', 'jum', 'sab', 'min', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
])
