'use client' // so that its outlines travel once, in a script that is cached, and not in every page's data

import { wordmark } from './wordmark.ts'

const petals = [-45, 135, 225]
const sail =
  'M16 -3.2C18.9 -.4 20.3 2.9 20.3 5.9C20.3 9.6 18.4 12.5 16 12.5C13.6 12.5 11.7 9.6 11.7 5.9C11.7 2.9 13.1 -.4 16 -3.2Z'

/** The kawung whose fourth petal sets sail. `mark` leaves out the name. */
export function Logo({ mark, className = 'h-7 w-auto' }: { mark?: boolean; className?: string }) {
  return (
    <svg
      viewBox={mark ? '3.6 1.6 26.6 26.6' : '0 0 176 32'}
      role="img"
      aria-label="Pintar Ekspor"
      className={className}
    >
      <g className="fill-laut">
        {petals.map((turn) => (
          <ellipse key={turn} cx="16" cy="8" rx="4.3" ry="6.5" transform={`rotate(${turn} 16 16)`} />
        ))}
      </g>
      <path className="fill-kunyit" transform="rotate(45 16 16)" d={sail} />
      {!mark && <path className="fill-current" transform="translate(41 23.4) scale(.212)" d={wordmark} />}
    </svg>
  )
}
