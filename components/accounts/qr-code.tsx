type QrCodeProps = {
  /** Of the dark modules, on a square of `size` that has its white border already. */
  path: string
  size: number
  label: string
}

/** Dark on light in both themes: many scanners read no other. */
export function QrCode({ path, size, label }: QrCodeProps) {
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="size-56 flex-none rounded-sm"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
