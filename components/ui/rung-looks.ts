/** A rung of a ladder of prices: its line, its node, and what is added there. */
export const rungLooks = {
  passed: { line: 'before:border-laut before:border-solid', node: 'border-laut bg-laut', added: 'fill-laut' },
  here: {
    line: 'before:border-line-strong before:border-dashed',
    node: 'border-on-kunyit bg-kunyit',
    added: 'fill-laut',
  },
  ahead: {
    line: 'before:border-line-strong before:border-dashed',
    node: 'border-line-strong bg-surface',
    added: 'fill-heat-3',
  },
}
