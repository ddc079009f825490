import type { ServerResponse } from 'node:http'
import type { Timers } from '../../session/ports.ts'
import type { Session } from '../../session/session.ts'
import { ProgramError } from '../errors.ts'
import { commonHeaders } from './replies.ts'

/** How many streams a program has at most. */
export const mostStreams = 8

/** How often a sign of life is sent while nothing happens, ms. */
const signOfLife = 30_000

/** How much a program may leave unread before its stream is ended, bytes. */
const mostUnread = 65_536

/** One who listens. */
export type Listener = {
  readonly program: string
  /** Asked anew for each event: what is taken back is told no more. */
  readonly covers: (connection: string) => boolean
  readonly sessions: readonly Session[]
}

/** Server-sent events (HTML Living Standard section 9.2) of all sessions, without a token's value. */
export type Events = {
  /** Looks at a session from now on. */
  watch(session: Session): void
  /** Sends what is, and then what changes. Throws ProgramError `busy`. */
  stream(response: ServerResponse, listener: Listener): void
}

export function createEvents(timers: Timers): Events {
  const streams = new Map<ServerResponse, Listener>()
  let disarm: (() => void) | undefined

  const write = (response: ServerResponse, text: string) => {
    if (response.writableLength > mostUnread) response.destroy()
    else response.write(text)
  }
  const tell = (connection: string, text: string) => {
    for (const [response, { covers }] of streams) if (covers(connection)) write(response, text)
  }
  const live = () => {
    disarm = timers.after(signOfLife, () => {
      for (const response of streams.keys()) write(response, ':\n\n')
      live()
    })
  }

  return {
    watch(session) {
      let before = eventsOf(session)
      session.subscribe(() => {
        const now = eventsOf(session)
        for (const event of now) if (!before.includes(event)) tell(session.profile.id, event)
        before = now
      })
    },
    stream(response, listener) {
      const own = [...streams.values()].filter(({ program }) => program === listener.program)
      if (own.length >= mostStreams) throw new ProgramError('busy', { retryAfter: signOfLife })
      response.writeHead(200, { ...commonHeaders, 'Content-Type': 'text/event-stream' })
      response.write(listener.sessions.flatMap(eventsOf).join('') || ':\n\n')
      streams.set(response, listener)
      if (!disarm) live()
      response.once('close', () => {
        streams.delete(response)
        if (streams.size > 0) return
        disarm?.()
        disarm = undefined
      })
    },
  }
}

/** What there is to tell of a session as it is now. */
function eventsOf({ profile, see }: Session): readonly string[] {
  const { state } = see()
  const connection = profile.id
  const phase = event('phase', { connection, phase: state.phase })
  if (state.phase !== 'signed-in' || !state.token) return [phase]
  const expires_at = new Date(state.token.expiresAt).toISOString()
  return [phase, event('token', { connection, expires_at })]
}

const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
