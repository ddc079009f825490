import { mkdtemp, rm } from 'node:fs/promises'
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { onTestFinished, vi } from 'vitest'
import { createPrograms, type KeptFile } from '../../../main/programs/programs.ts'
import type { Session } from '../../../main/session/session.ts'
import { second, signedInWorld, type World } from '../../support/world.ts'

/** A folder of its own for the test that asks, removed after it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deckpass-programs-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A file in memory; while `broken`, nothing can be written. */
export function keptFile(content: object = {}) {
  const held = { content: { ...content }, writes: 0, broken: false, removed: false }
  const file: KeptFile = {
    get content() {
      return held.content
    },
    async change(changes) {
      if (held.broken) throw new Error('the disk is full')
      held.writes++
      held.content = JSON.parse(JSON.stringify({ ...held.content, ...changes }))
    },
    async remove() {
      held.removed = true
    },
  }
  return { file, held }
}

export type Given = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}

/** Sends one request over a Unix socket, on a connection of its own unless an agent is given. */
export function ask(socketPath: string, options: RequestOptions & { body?: string } = {}) {
  return new Promise<Given>((resolve, reject) => {
    const { body, ...rest } = options
    const sent = request({ socketPath, agent: false, ...rest }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => void (text += part))
      response.once('error', reject)
      response.once('end', () => {
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, body: text === '' ? undefined : JSON.parse(text) })
      })
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

/** Resolves when a connection is over, whichever way. */
export async function closed(socket: Socket): Promise<void> {
  socket.on('error', () => undefined).resume()
  if (!socket.closed) await new Promise((resolve) => void socket.once('close', resolve))
}

/** The stable code in an answer's body. */
export function codeOf({ body }: Given): string {
  return v.parse(v.object({ error: v.object({ code: v.string() }) }), body).error.code
}

/** What an object of JSON has at a name, as text. */
export function textAt(body: unknown, name: string): string {
  return v.parse(v.record(v.string(), v.unknown()), body)[name]?.toString() ?? ''
}

type Setting = {
  readonly world?: World
  readonly sessions?: readonly Session[]
  readonly folder?: string
  readonly files?: {
    readonly consent: ReturnType<typeof keptFile>
    readonly audit: ReturnType<typeof keptFile>
  }
}

/** Other programs' side of an app with one connection that is signed in, in virtual time. */
export async function setUp(setting: Setting = {}) {
  const world = setting.world ?? (await signedInWorld())
  const folder = setting.folder ?? join(await temporaryFolder(), 'deckpass')
  const sessions = setting.sessions ?? [world.session]
  const files = setting.files ?? { consent: keptFile(), audit: keptFile() }
  const onQuestion = vi.fn()
  let connections = sessions.map(({ profile: { id, name } }) => ({ id, name, service: name }))
  const programs = createPrograms({
    sessions,
    eachSession: (callback) => sessions.forEach(callback),
    connections: () => connections,
    opened: Promise.resolve(),
    file: files.consent.file,
    auditFile: files.audit.file,
    place: { folder },
    version: '1.2.3',
    now: world.time.clock.now,
    timers: world.time.timers,
  })
  let asked: string | undefined
  programs.subscribe(() => {
    const { question } = programs.view()
    if (!question || question.id === asked) return
    asked = question.id
    onQuestion(question.name, question.code)
  })
  onTestFinished(() => programs.stop())
  const socket = join(folder, 'tokens.sock')
  const remove = (id: string) => {
    connections = connections.filter((each) => each.id !== id)
  }
  const call = (method: string, path: string, options: RequestOptions & { body?: string } = {}) =>
    ask(socket, { method, path, ...options })
  const pair = (name = 'Tagger') => call('POST', '/v1/pair', { body: JSON.stringify({ name }) })
  /** Pairs a program, says yes, and hands out its key. */
  const letIn = async (name = 'Tagger', allowed = sessions.map(({ profile }) => profile.id)) => {
    const { body } = await pair(name)
    const { question } = programs.view()
    if (!question) throw new Error(`there is no question: ${JSON.stringify(body)}`)
    await programs.answer(question.id, { allow: true, connections: allowed })
    const outcome = await call('GET', `/v1/pair/${textAt(body, 'request')}`)
    const key = textAt(outcome.body, 'key')
    const id = programs.view().allowed[0]?.id ?? ''
    return { key, id, headers: { authorization: `Bearer ${key}` } }
  }
  return { world, programs, folder, socket, files, onQuestion, remove, call, pair, letIn }
}

/** The same, switched on. */
export async function serving(setting: Setting = {}) {
  const there = await setUp(setting)
  await there.programs.serve(true)
  const { service } = there.programs.view()
  if (service.is !== 'on') throw new Error(`the service is not on: ${JSON.stringify(service)}`)
  return there
}

/** Long enough for any pause between two questions but the longest. */
export const afterPause = 11 * second
