import type { SessionView } from '../../preload/contract.ts'
import type { GlyphKind } from '../parts/glyph.tsx'
import { strings } from '../strings.ts'

/** A session's state in a few words, and its sign. */
export function connectionWords(session: SessionView): { sign: GlyphKind; says: string } {
  const { state } = strings.connections
  const { phase } = session
  switch (phase) {
    case 'opening':
    case 'signing-in':
      return { sign: 'now', says: state[phase] }
    case 'signed-out':
      return { sign: 'off', says: state[phase] }
    case 'ended':
    case 'locked':
      return { sign: 'warn', says: state[phase] }
    case 'signed-in': {
      const { is } = session.health
      if (is === 'offline') return { sign: 'off', says: state.offline }
      if (is === 'retrying') return { sign: 'warn', says: state.retrying }
      return { sign: 'good', says: state[phase] }
    }
  }
}
