const totals = new Set([
  ...[
    'total',
    'grand total',
    'subtotal',
    'sub total',
    'jumlah',
    'sub jumlah',
    'total keseluruhan',
    'jumlah keseluruhan',
  ],
  ...['jumlah total', 'total jumlah', 'sum', 'total semua', 'jumlah semua'],
])

/** Whether a cell or a name says that what belongs to it is a sum of the others: `Jumlah`, `TOTAL:`, `Total 2024`. */
export const isTotal = (text: string): boolean =>
  text.length <= 64 &&
  totals.has(
    text
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  )
