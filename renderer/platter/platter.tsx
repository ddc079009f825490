import { useId } from 'react'
import { arc, centre, dashes, grooves, label, rim, turn } from './geometry.ts'

type PlatterProps = {
  /** How many of the rim's ticks are lit. */
  readonly lit: number
  /** One to five characters for the label; Deckpass's keyhole if there are none. */
  readonly text?: string | undefined
  readonly motion?: 'searching' | 'renewing' | undefined
  readonly small?: boolean | undefined
  /** What the platter says in words; without it the platter is decoration. */
  readonly name?: string | undefined
}

/** A record whose rim is lit for what is left of the access token's life. */
export function Platter({ lit, text = '', motion, small = false, name }: PlatterProps) {
  const sheen = useId()
  const classes = ['platter', small && 'platter--small', motion && `platter--${motion}`]
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      {...(name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      <svg className="platter__record" viewBox="0 0 160 160" aria-hidden="true" focusable="false">
        <linearGradient id={sheen} gradientUnits="userSpaceOnUse" x1="32" y1="24" x2="128" y2="136">
          <stop className="platter__shine" offset="0" />
          <stop className="platter__shade" offset=".5" />
          <stop className="platter__shine" offset="1" />
        </linearGradient>
        <circle className="platter__edge" cx={centre} cy={centre} r="68" />
        {grooves.map((radius) => (
          <circle
            key={radius}
            className="platter__groove"
            cx={centre}
            cy={centre}
            r={radius}
            stroke={`url(#${sheen})`}
          />
        ))}
        <circle className="platter__label" cx={centre} cy={centre} r={label} />
        {text === '' ? (
          <path
            className="platter__mark"
            d="M80 66.5a8 8 0 0 1 3.9 15l2.6 11.5h-13l2.6-11.5a8 8 0 0 1 3.9-15z"
          />
        ) : (
          <text
            className={text.length > 3 ? 'platter__text platter__text--long' : 'platter__text'}
            x={centre}
            y={centre}
            textAnchor="middle"
            dominantBaseline="central"
          >
            {text}
          </text>
        )}
      </svg>
      <svg className="platter__rim" viewBox="0 0 160 160" aria-hidden="true" focusable="false">
        <g
          transform={`rotate(${turn} ${centre} ${centre})`}
          strokeDasharray={dashes}
          strokeWidth={rim.depth}
        >
          <circle className="platter__ticks" cx={centre} cy={centre} r={rim.radius} />
        </g>
      </svg>
      <svg
        className="platter__rim platter__rim--lit"
        viewBox="0 0 160 160"
        aria-hidden="true"
        focusable="false"
      >
        <g
          transform={`rotate(${turn} ${centre} ${centre})`}
          strokeDasharray={dashes}
          strokeWidth={rim.depth}
        >
          <path className="platter__life" d={arc(lit)} />
        </g>
      </svg>
    </div>
  )
}
