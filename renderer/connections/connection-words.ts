import type { ConnectionView } from '../../preload/contract.ts'
import type { GlyphKind } from '../parts/glyph.tsx'
import { strings } from '../strings.ts'

type Words = { readonly sign: GlyphKind; readonly says: string }

/** A connection's state in a few words, and its sign. What a sign-in takes comes before the session. */
export function connectionWords({
  credentials,
  service,
  session,
}: Pick<ConnectionView, 'credentials' | 'service' | 'session'>): Words {
  const { connections, access } = strings
  if (credentials === 'wanted') return { sign: 'warn', says: connections.state.wanted }
  if (credentials === 'sought') return { sign: 'now', says: connections.state.sought }
  const secret = service.signsIn === 'secret' ? access.state : {}
  const state = { ...connections.state, ...secret }
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
