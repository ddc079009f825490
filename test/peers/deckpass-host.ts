import * as v from 'valibot'
import { askOrOwn } from '../../main/broker/ask-or-own.ts'
import { answerFromSessions } from '../../main/broker/session-answers.ts'
import { openJsonFile } from '../../main/desktop/json-file.ts'
import { systemClock, systemTimers } from '../../main/desktop/ports.ts'
import { createPrograms, type Programs } from '../../main/programs/programs.ts'
import { socketPlace } from '../../main/programs/socket-place.ts'
import { servicesFile } from '../../main/services/schema.ts'
import { profileOf } from '../../main/services/service.ts'
import type { Clock, Timers } from '../../main/session/ports.ts'
import { Secret } from '../../main/session/secret.ts'
import { createBareDeckpass } from '../process/bare-deckpass.ts'
import { listenTo } from '../process/ownership/listener.ts'
import { scaledFetch } from './scaled-fetch.ts'

/**
 * Deckpass without its window: it owns its profile folder, so that commands find it, and has its local
 * token service at the real socket of a development build.
 * Its argument is JSON; the commands are below. The session core is given a clock that runs `scale`
 * times as fast as the system's, counted from `since`, so that it goes on after a new start.
 */
const Settings = v.object({
  services: v.pipe(servicesFile, v.minLength(1)),
  credentials: v.optional(v.object({ id: v.string(), secret: v.string() })),
  folder: v.string(),
  scale: v.number(),
  since: v.number(),
})
const Command = v.variant('do', [
  /** Resolves when all that was kept is open, and the service too if it was on. */
  v.object({ do: v.literal('start') }),
  v.object({ do: v.literal('serve'), on: v.boolean() }),
  /** Gives the address for the browser. */
  v.object({ do: v.literal('signIn') }),
  v.object({ do: v.literal('receive'), address: v.string() }),
  /** Lets the command line ask. */
  v.object({ do: v.literal('allowCommands') }),
  /** Says yes to the program that asks to be let in, with this code; gives whether there was one. */
  v.object({ do: v.literal('allow'), code: v.string() }),
])

const given = v.parse(v.pipe(v.string(), v.parseJson(), Settings), process.argv[2])
const { services, credentials, folder, scale, since } = given
const clock: Clock = {
  now: () => since + (systemClock.now() - since) * scale,
  monotonic: () => systemClock.monotonic() * scale,
}
const timers: Timers = { after: (ms, callback) => systemTimers.after(ms / scale, callback) }
const version = '0.0.0'

const [service] = services
const profile =
  service &&
  profileOf(
    service,
    service.profile.id,
    credentials && {
      clientId: credentials.id,
      clientSecret: new Secret('client secret', credentials.secret),
    },
  )
if (!profile) throw new Error('A host needs a service, and what it takes to use it.')
const ports = { fetch: scaledFetch(scale), clock, timers }
const { session, addresses } = createBareDeckpass(profile, folder, ports)

const connections = () => [{ id: session.profile.id, name: 'main', service: session.profile.name }]

async function start(): Promise<Programs> {
  const file = { folder, now: clock.now }
  const opened = session.open()
  const programs = createPrograms({
    sessions: [session],
    eachSession: (callback) => callback(session),
    connections,
    opened,
    file: await openJsonFile('programs', file),
    auditFile: await openJsonFile('audit', file),
    place: socketPlace({ development: true, profileFolder: folder }),
    version,
    now: clock.now,
    timers,
  })
  await programs.start()
  await opened
  const answer = answerFromSessions({
    sessions: [session],
    opened,
    describe: connections,
    version,
    commands: programs.commands,
    show: () => undefined,
    receive: () => undefined,
  })
  const owned = await askOrOwn(folder, { ask: 'status' }, async () => answer)
  if (!owned.ok) throw new Error(`The folder could not be owned: ${owned.code}.`)
  return programs
}

const started = start()
listenTo(Command, async (command) => {
  const programs = await started
  switch (command.do) {
    case 'start':
      return null
    case 'serve':
      return programs.serve(command.on)
    case 'signIn':
      await session.signIn()
      return addresses.at(-1)
    case 'receive':
      return session.receive(command.address)
    case 'allowCommands':
      return programs.allowCommands([session.profile.id])
    case 'allow': {
      const { question } = programs.view()
      if (question?.code !== command.code) return false
      await programs.answer(question.id, { allow: true, connections: [session.profile.id] })
      return true
    }
  }
})
