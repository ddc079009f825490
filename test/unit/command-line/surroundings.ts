import { vi } from 'vitest'
import { BrokerError } from '../../../main/broker/errors.ts'
import type { BrokerAnswer, BrokerRequest } from '../../../main/broker/messages.ts'
import type { ServiceAnswer } from '../../../main/command-line/service-call.ts'
import { perform } from '../../../main/command-line/perform.ts'
import type { Surroundings } from '../../../main/command-line/surroundings.ts'

export type World = {
  /** Answered in turn; the last one again and again. */
  readonly answers?: readonly (BrokerAnswer | BrokerError)[]
  readonly service?: readonly ServiceAnswer[]
  readonly startFails?: boolean
  /** Nobody reads standard output. */
  readonly deaf?: boolean
}

/** Carries out a command in a made-up world, and tells all that it did there. */
export async function run(words: readonly string[], world: World = {}) {
  const { answers = [], service = [], startFails = false, deaf = false } = world
  const asked: BrokerRequest[] = []
  const called: unknown[] = []
  let [now, out, err, started] = [1_000_000, '', '', 0]
  const surroundings: Surroundings = {
    version: '1.2.3',
    out: (text) => ((out += deaf ? '' : text), !deaf),
    err: (text) => void (err += text),
    async ask(request) {
      const answer = answers[Math.min(asked.push(request), answers.length) - 1]
      if (!answer || answer instanceof BrokerError) throw answer ?? new BrokerError('owner_gone')
      return answer
    },
    startApp: vi.fn(() => {
      started++
      return { failed: startFails }
    }),
    async callService(...call) {
      const answer = service[called.push(call) - 1]
      if (!answer) throw new Error('Too many calls.')
      return answer
    },
    now: () => now,
    pause: async (ms) => void (now += ms),
  }
  const exitCode = await perform(words, surroundings)
  return { exitCode, out, err, asked, called, started, waited: now - 1_000_000 }
}

export const ok = (value: unknown): BrokerAnswer => ({ ok: true, value })
export const no = (code: string): BrokerAnswer => ({ ok: false, code })
export const broken = (code: BrokerError['code']) => new BrokerError(code)

export const beatport = {
  id: 'beatport',
  name: 'Beatport',
  service: 'Beatport',
  phase: 'signed-in',
  tokenExpiresAt: 1_000_000 + 540_000,
}

/** What `status` is answered with. */
export const status = (...connections: readonly object[]) =>
  ok({ version: '1.2.3', connections: connections.length === 0 ? [beatport] : connections })
