import * as v from 'valibot'
import { commandLine } from '../../preload/contract.ts'
import { StorageError } from '../session/errors.ts'
import type { Timers } from '../session/ports.ts'
import { createAllowed } from './allowed.ts'
import { createAudit } from './audit.ts'
import { createExecutables } from './executables.ts'
import { newKey } from './keys.ts'
import { createNotify } from './notify.ts'
import { createPairing } from './pairing.ts'
import { commandName } from './program-name.ts'
import { createAnswers } from './service/answers.ts'
import { createAttendant } from './service/attend.ts'
import { createEvents } from './service/events.ts'
import { createRoutes } from './service/routes.ts'
import { createTokenService } from './service/service.ts'
import type { Programs, ProgramsOptions } from './options.ts'

export type { CommandAccess, KeptFile, Programs, ProgramsOptions } from './options.ts'

const systemTimers: Timers = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms).unref()
    return () => clearTimeout(timer)
  },
}

/** Nothing listens and nobody is asked before `start` or `serve`. */
export function createPrograms(options: ProgramsOptions): Programs {
  const { file, auditFile, now, place, timers = systemTimers } = options
  const notify = createNotify(timers)
  const changed = notify.now
  const allowed = createAllowed(file, now)
  const audit = createAudit({ file: auditFile, now, timers, changed: notify.soon })
  const pairing = createPairing({
    now,
    timers,
    changed,
    onEnding: ({ name, answer, executable }) =>
      audit.note({ asked: 'pair', program: name, answer, executable }),
  })
  const answers = createAnswers(options)
  const events = createEvents(timers)
  options.eachSession(events.watch)
  const executableOf = createExecutables()
  const used = ({ id }: { readonly id: string }) =>
    void allowed.used(id).then((isNews) => isNews && notify.soon())
  const programOf = allowed.byId
  const routes = createRoutes({ answers, events, pairing, executableOf, programOf })
  const answer = createAttendant({
    routes,
    programs: allowed,
    note: audit.note,
    executableOf,
    used,
  })
  const service = createTokenService(place, { answer, changed })
  const isThere = (id: string) => options.connections().some((each) => each.id === id)

  const close = async () => {
    pairing.end()
    await service.close()
  }
  const withdraw = async (id: string) => {
    const done = allowed.withdraw(id)
    service.hangUp(id)
    await done.finally(changed)
  }
  const letIn = async (question: string, name: string, connections: readonly string[]) => {
    const key = newKey()
    const id = await allowed.allow(name, key, connections)
    const unclaimed = () => void withdraw(id).catch(() => undefined)
    // It may have ended while that was written.
    if (pairing.asks(question) === undefined) await withdraw(id)
    else pairing.settle(question, { state: 'allowed', key, connections, unclaimed })
  }
  const stop = async () => {
    await close()
    await audit.flush()
  }

  return {
    view: () => ({
      service: service.state(),
      question: pairing.question(),
      allowed: allowed.all().map(({ id, name, connections, allowedAt, lastUsedAt }) => ({
        id,
        name,
        connections: connections.filter(isThere),
        allowedAt,
        lastUsedAt,
      })),
      audited: audit.count(),
    }),
    subscribe: notify.subscribe,
    async start() {
      if (v.is(v.object({ serving: v.literal(true) }), file.content)) await service.open()
    },
    async serve(on) {
      // Off is off, also if that cannot be kept.
      if (!on) await close()
      await file.change({ serving: on }).catch((cause: unknown) => {
        throw new StorageError('write_failed', { cause })
      })
      if (on) await service.open()
    },
    async answer(question, { allow, connections }) {
      const name = pairing.asks(question)
      if (name === undefined) return
      const chosen = connections.filter(isThere)
      if (allow && chosen.length > 0) await letIn(question, name, chosen)
      else pairing.settle(question, { state: 'refused' })
    },
    async allowCommands(connections) {
      await allowed.allowCommands(connections).finally(changed)
    },
    withdraw,
    async dropConnection(connection) {
      await allowed.dropConnection(connection).finally(changed)
    },
    audit: audit.entries,
    commands: {
      may: (id) => isThere(id) && allowed.byId(commandLine)?.connections.includes(id) === true,
      note(entry) {
        audit.note({ ...entry, program: commandName })
        if (entry.answer === 'given') used({ id: commandLine })
      },
    },
    stop,
    async forget() {
      await stop()
      await file.remove()
      await auditFile.remove()
    },
  }
}
