/** Initials; the name itself stands beside it or in the control's label. */
export function Avatar({ name }: { name: string }) {
  const words = name.trim().split(/\s+/)
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '').join('')
  return (
    <span
      aria-hidden="true"
      data-initials={initials.toLocaleUpperCase('id')}
      className="grid size-9 flex-none place-items-center rounded-sm bg-laut-soft font-bold text-2xs text-laut-text before:content-[attr(data-initials)]"
    />
  )
}
