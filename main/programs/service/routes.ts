import type { ServerResponse } from 'node:http'
import * as v from 'valibot'
import type { AuditEntryView } from '../../../preload/contract.ts'
import type { AllowedProgram } from '../allowed.ts'
import { ProgramError } from '../errors.ts'
import { questionLife, type Pairing } from '../pairing.ts'
import { programName } from '../program-name.ts'
import type { Answers } from './answers.ts'
import type { Events } from './events.ts'
import type { Reply } from './replies.ts'
import { connectionId, parseBody, parseQuery, seconds } from './request.ts'
import type { Conversation } from './server.ts'

/** One request, as far as its route needs to know it. */
export type Visit = {
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
  readonly response: ServerResponse
  readonly conversation: Conversation
  /** For the audit: which connection it turned out to be about. */
  readonly about: (connection: string) => void
}

type Common = {
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  readonly asked: AuditEntryView['asked']
}

/** `streamed`: the answer goes on by itself. */
export type Route = Common &
  (
    | {
        readonly needsKey: true
        readonly answer: (visit: Visit, program: AllowedProgram) => Promise<Reply | 'streamed'>
      }
    | { readonly needsKey: false; readonly answer: (visit: Visit) => Promise<Reply> }
  )

export type RoutesOptions = {
  readonly answers: Answers
  readonly events: Events
  readonly pairing: Pairing
  /** Finds out which program is at the other end. */
  readonly executableOf: (conversation: Conversation) => Promise<string | undefined>
  /** The program with this id as it is now, if it is still let in. */
  readonly programOf: (id: string) => AllowedProgram | undefined
}

const longestWait = 25
const connection = v.optional(connectionId)
const ok = (body: object): Reply => ({ status: 200, body })

/** What there is to ask for. */
export function createRoutes(options: RoutesOptions): readonly Route[] {
  const { answers, events, pairing, executableOf, programOf } = options
  const chosen = ({ about }: Visit, program: AllowedProgram, wanted: string | undefined) => {
    const id = answers.choose(program, wanted)
    about(id)
    return id
  }
  return [
    {
      method: 'GET',
      path: /^\/v1\/token$/,
      asked: 'token',
      needsKey: true,
      async answer(visit, program) {
        const entries = { connection, min_validity: v.optional(seconds(86_400)) }
        const query = parseQuery(visit.query, entries)
        const id = chosen(visit, program, query.connection)
        return ok(await answers.token(program, id, query.min_validity))
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/renew$/,
      asked: 'renew',
      needsKey: true,
      async answer(visit, program) {
        const query = parseQuery(visit.query, { connection })
        return ok(await answers.renew(program, chosen(visit, program, query.connection)))
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/status$/,
      asked: 'status',
      needsKey: true,
      async answer({ query }, program) {
        parseQuery(query, {})
        return ok(await answers.status(program))
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/events$/,
      asked: 'events',
      needsKey: true,
      async answer({ query, response }, program) {
        parseQuery(query, {})
        events.stream(response, {
          program: program.id,
          sessions: answers.sessionsOf(program),
          covers(id) {
            const now = programOf(program.id)
            return now !== undefined && answers.connectionsOf(now).includes(id)
          },
        })
        return 'streamed'
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/pair$/,
      asked: 'pair',
      needsKey: false,
      async answer({ query, body, conversation }) {
        parseQuery(query, {})
        const name = programName(parseBody(v.strictObject({ name: v.string() }), body).name)
        if (name === undefined) throw new ProgramError('invalid_request')
        const { request, code } = pairing.ask(name, () => executableOf(conversation))
        return { status: 202, body: { request, code, expires_in: questionLife / 1_000 } }
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/pair\/[\w-]{43}$/,
      asked: 'pair',
      needsKey: false,
      async answer({ path, query, response, conversation }) {
        const { wait = 0 } = parseQuery(query, { wait: v.optional(seconds(longestWait)) })
        const request = path.slice('/v1/pair/'.length)
        // Whoever waits for the user's answer is not to make way for somebody who asks nothing.
        if (pairing.knows(request)) conversation.trust(request)
        const gone = new AbortController()
        response.once('close', () => gone.abort())
        const outcome = await pairing.poll(request, wait, gone.signal)
        if (outcome.state !== 'allowed') return ok({ state: outcome.state })
        const { state, key, connections } = outcome
        return ok({ state, key, connections })
      },
    },
  ]
}
