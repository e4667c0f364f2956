import type { ReactNode } from 'react'

type EmptyStateProps = { title: ReactNode; children: ReactNode; action?: ReactNode; className?: string }

/** Nothing here yet: an invitation, not an apology. One sentence, one thing to do. */
export function EmptyState({ title, children, action, className }: EmptyStateProps) {
  return (
    <div className={className}>
      <svg viewBox="0 0 208 24" aria-hidden="true" className="mb-4 h-6 w-52" fill="none" strokeWidth="2">
        <path d="M8 12H200" stroke="var(--color-line-strong)" strokeDasharray="4 5" />
        <circle cx="12" cy="12" r="8" fill="var(--color-kunyit)" />
        <circle cx="104" cy="12" r="7" fill="var(--color-surface)" stroke="var(--color-line-strong)" />
        <rect
          x="185"
          y="5"
          width="14"
          height="14"
          rx="2"
          transform="rotate(45 192 12)"
          fill="var(--color-surface)"
          stroke="var(--color-line-strong)"
        />
      </svg>
      <h2 className="text-lg">{title}</h2>
      <div className="mt-2 max-w-read text-ink-2">{children}</div>
      {action && <div className="mt-4 flex flex-wrap gap-3">{action}</div>}
    </div>
  )
}
