// Longitude and latitude as the islands were projected (islands.svg has the same box).
const ports = [
  { name: 'Belawan', at: [61.2, 46.6], word: [69.2, 42.6] },
  { name: 'Tanjung Priok', at: [195.8, 209.1], word: [193.8, 199.1] },
  { name: 'Makassar', at: [401.7, 193.2], word: [411.7, 207.2] },
  { name: 'Bitung', at: [496.6, 85.2], word: [505.6, 89.2] },
] as const

/** The archipelago, woven; one route leaves Tanjung Perak. Decoration: the words beside it say all of it. */
export function RouteMap() {
  return (
    <div
      aria-hidden="true"
      className="absolute -bottom-2 -left-43 aspect-[760/300] w-188 lg:bottom-0 lg:left-0 lg:w-full"
    >
      <div className="woven-islands absolute inset-0" />
      <svg
        aria-hidden="true"
        viewBox="0 0 760 300"
        className="absolute inset-0 overflow-visible"
        fill="none"
        strokeLinecap="round"
      >
        <g className="stroke-deep-line" strokeWidth="1.4" strokeDasharray="1 6">
          <path d="M61.2,46.6 C40 20 10 40 -60 30" />
          <path d="M496.6,85.2 C530 60 600 40 800 46" />
        </g>
        <path
          className="stroke-kunyit"
          strokeWidth="2.4"
          d="M291.9,227.2 C312 205 352 198 364 168 C380 126 372 92 392 60 C424 10 520 -18 700 -30"
        />
        <g className="fill-on-deep-2 font-semibold text-2xs">
          {ports.map(({ name, at, word }) => (
            <g key={name}>
              <circle cx={at[0]} cy={at[1]} r="3" />
              <text x={word[0]} y={word[1]}>
                {name}
              </text>
            </g>
          ))}
        </g>
        <g className="fill-kunyit font-bold text-2xs">
          <circle cx="291.9" cy="227.2" r="5" />
          <text x="295.9" y="253.2">
            Tanjung Perak
          </text>
        </g>
      </svg>
    </div>
  )
}
