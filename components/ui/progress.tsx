type ProgressProps = {
  value: number
  max: number
  /** What is being measured, for those who do not see the bar. */
  label: string
  tone?: 'laut' | 'kunyit'
  className?: string
}

export function Progress({ value, max, label, tone = 'laut', className }: ProgressProps) {
  return (
    <progress
      value={value}
      max={max}
      aria-label={label}
      data-tone={tone}
      className={className ? `progress-bar ${className}` : 'progress-bar'}
    />
  )
}
