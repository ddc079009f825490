import { spawn } from 'node:child_process'
import { closeSync, openSync, unlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import * as v from 'valibot'
import { askOrOwn } from '../../../main/broker/ask-or-own.ts'
import type { Handler } from '../../../main/broker/attend.ts'
import { BrokerError } from '../../../main/broker/errors.ts'
import { requestSchema } from '../../../main/broker/messages.ts'
import { claimOwnership, type Other, type Owner } from '../../../main/broker/ownership.ts'
import { listenTo } from './listener.ts'

/**
 * A process that claims and asks as it is told. As the owner it answers `status` with its process id
 * and since when it is the owner; `token` the same after as many ms as the life that is asked for;
 * `show` never.
 */
const folder = v.string()
const Command = v.variant('do', [
  v.object({ do: v.literal('claim'), folder, idle: v.optional(v.number(), 5_000) }),
  v.object({ do: v.literal('ask'), request: requestSchema }),
  v.object({ do: v.literal('askOrOwn'), folder, request: requestSchema }),
  /** Claims and gives up, again and again, for so many ms. */
  v.object({ do: v.literal('contend'), folder, ms: v.number() }),
  /** Starts a process that outlives this one. */
  v.object({ do: v.literal('haveChild') }),
  v.object({ do: v.literal('memory') }),
])

let claim: Owner | Other | undefined
/** By the system's monotonic clock, which is the same for all processes, ns. */
let since = 0n

const handler: Handler = async (request) => {
  if (request.ask === 'show') return new Promise(() => {})
  if (request.ask === 'token') await pause(request.minValidity ?? 0)
  return { ok: true, value: { pid: process.pid, since: String(since) } }
}

async function own(owner: Owner): Promise<Handler> {
  since = process.hrtime.bigint()
  claim = owner
  return handler
}

/** How often this was the owner, and how often another one was at the same time. */
async function contend(folder: string, ms: number) {
  const count = { owner: 0, other: 0, two: 0 }
  const until = performance.now() + ms
  while (performance.now() < until) {
    const claimed = await claimOwnership(folder)
    count[claimed.is]++
    if (claimed.is === 'owner') {
      // A file that can be made only while it is not there: who finds it is not alone.
      const watch = `${folder}.watch`
      try {
        closeSync(openSync(watch, 'wx'))
        await pause(Math.random() * 4)
        unlinkSync(watch)
      } catch {
        count.two++
      }
      await claimed.release()
    }
    await pause(Math.random() * 4)
  }
  return count
}

async function obey(command: v.InferOutput<typeof Command>): Promise<unknown> {
  switch (command.do) {
    case 'claim':
      claim = await claimOwnership(command.folder, { idle: command.idle })
      if (claim.is === 'owner') claim.serve(await own(claim))
      return { is: claim.is }
    case 'ask':
      return claim?.is === 'other' ? claim.ask(command.request) : { is: claim?.is }
    case 'askOrOwn':
      return askOrOwn(command.folder, command.request, own)
    case 'contend':
      return contend(command.folder, command.ms)
    case 'haveChild':
      return spawn('sleep', ['60'], { detached: true, stdio: 'ignore' }).pid
    case 'memory':
      return process.memoryUsage.rss()
  }
}

listenTo(Command, (command) =>
  obey(command).catch((error: unknown) => {
    if (error instanceof BrokerError) return { code: error.code }
    throw error
  }),
)
