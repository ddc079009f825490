import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AllowedProgram } from '../allowed.ts'
import type { Audit } from '../audit.ts'
import { asProgramError, ProgramError } from '../errors.ts'
import { bearerKey } from '../keys.ts'
import { replyTo, send, type Reply } from './replies.ts'
import { isFromPage, readBody, targetOf } from './request.ts'
import type { Route } from './routes.ts'
import type { Answer, Conversation } from './server.ts'

export type AttendOptions = {
  readonly routes: readonly Route[]
  readonly programs: {
    byKey(key: string): AllowedProgram | undefined
    byId(id: string): AllowedProgram | undefined
  }
  readonly note: Audit['note']
  readonly executableOf: (conversation: Conversation) => Promise<string | undefined>
  /** A program has got what it asked for. */
  readonly used: (program: AllowedProgram) => void
}

/** Answers one request: looks at it, at the key, asks the route, and notes what came of it. */
export function createAttendant(options: AttendOptions): Answer {
  const { routes, programs, note, used } = options

  const attend = async (
    request: IncomingMessage,
    response: ServerResponse,
    conversation: Conversation,
  ) => {
    const { path, query } = targetOf(request)
    let program: AllowedProgram | undefined
    let route: Route | undefined
    let connection: string | undefined
    const tell = (answer: Parameters<typeof note>[0]['answer']) => {
      // What becomes of a question is noted when it has ended.
      if (answer === 'given' && program === undefined) return
      const facts = { program: program?.name, connection, asked: route?.asked ?? 'other', answer }
      note(facts, program && options.executableOf(conversation))
    }
    const respond = async (): Promise<Reply | 'streamed'> => {
      if (isFromPage(request)) throw new ProgramError('not_allowed')
      const there = routes.filter((each) => each.path.test(path))
      if (there.length === 0) throw new ProgramError('not_found')
      route = there.find(({ method }) => method === request.method)
      if (!route) throw new ProgramError('method_not_allowed')
      const body = await readBody(request)
      conversation.received()
      const about = (id: string) => void (connection = id)
      const visit = { path, query, body, response, conversation, about }
      if (!route.needsKey) return route.answer(visit)
      program = keyHolder(request)
      conversation.trust(program.id)
      const reply = await route.answer(visit, program)
      // It may have been withdrawn while it waited.
      if (!programs.byId(program.id)) throw new ProgramError('unknown_key')
      used(program)
      return reply
    }

    try {
      const reply = await respond()
      if (reply !== 'streamed') send(response, reply, program !== undefined)
      tell('given')
    } catch (error) {
      tell(asProgramError(error).code)
      if (!response.headersSent) send(response, replyTo(error), program !== undefined)
    }
  }

  const keyHolder = ({ headers }: IncomingMessage): AllowedProgram => {
    const key = bearerKey(headers.authorization)
    const holder = key === undefined ? undefined : programs.byKey(key)
    if (!holder) throw new ProgramError('unknown_key')
    return holder
  }

  return (request, response, conversation) => {
    // Who goes away while it is answered is no trouble.
    request.on('error', () => undefined)
    response.on('error', () => undefined)
    void attend(request, response, conversation)
  }
}
