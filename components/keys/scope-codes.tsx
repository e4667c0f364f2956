/** Scopes as the API spells them. */
export function ScopeCodes({ scopes }: { scopes: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-1">
      {scopes.map((scope) => (
        <li key={scope} className="rounded-xs border border-line bg-surface px-1.5 py-0.5 leading-snug">
          <code className="font-semibold text-2xs">{scope}</code>
        </li>
      ))}
    </ul>
  )
}
