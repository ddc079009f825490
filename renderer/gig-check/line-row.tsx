import { useId } from 'react'
import type { GlyphKind } from '../parts/glyph.tsx'
import { Glyph } from '../parts/glyph.tsx'
import type { Intents } from '../state/use-intents.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'
import type { Group } from './check.ts'
import type { Line } from './line.ts'
import { MendButton } from './mend-button.tsx'

const signs: Readonly<Record<Line['state'], GlyphKind>> = {
  good: 'done',
  wrong: 'warn',
  pending: 'now',
  unknown: 'off',
}

type LineRowProps = {
  readonly group: Group
  readonly line: Line
  readonly send: Intents['send']
}

/** A line of the gig check: a sign, a word, and what mends it. */
export function LineRow({ group, line, send }: LineRowProps) {
  const id = useId()
  const { about, state, says, note = '', mend, resting = false } = line
  return (
    <li className={`check-line check-line--${state}`}>
      <div className="check-line__main">
        <Glyph kind={signs[state]} />
        <p className="check-line__words">
          <span id={id}>
            <span className="visually-hidden">{strings.gigCheck.state[state]} </span>
            {strings.gigCheck.line[about]}
          </span>{' '}
          <span className="check-line__says">
            <bdi>{says}</bdi>
          </span>
        </p>
        {mend !== undefined && (
          <MendButton
            mend={mend}
            connection={group.connection}
            service={clip(group.connection?.service.name, 40) ?? group.title}
            about={id}
            resting={resting}
            send={send}
          />
        )}
      </div>
      {note !== '' && <p className="check-line__note small">{note}</p>}
    </li>
  )
}
