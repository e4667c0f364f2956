const SIDE = 32
const TURNS = [45, 135, 225, 315]
const DOTS = [
  [SIDE / 2, SIDE / 2],
  [0, 0],
  [SIDE, 0],
  [0, SIDE],
  [SIDE, SIDE],
] as const

/** The border of a certificate: ornament alone. */
export function Kawung() {
  return (
    <svg aria-hidden="true" className="absolute inset-0 size-full text-on-deep opacity-[0.34]">
      <defs>
        <pattern id="kawung" width={SIDE} height={SIDE} patternUnits="userSpaceOnUse">
          {TURNS.map((turn) => (
            <ellipse
              key={turn}
              cx="16"
              cy="6.08"
              rx="4.96"
              ry="8.64"
              transform={`rotate(${turn} 16 16)`}
              fill="none"
              stroke="currentColor"
            />
          ))}
          {DOTS.map(([x, y]) => (
            <circle key={`${x} ${y}`} cx={x} cy={y} r="1.6" fill="currentColor" />
          ))}
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#kawung)" />
    </svg>
  )
}
