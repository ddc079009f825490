import * as v from 'valibot'
import { remaining } from '../../../main/session/deadline.ts'
import { DeckpassError } from '../../../main/session/errors.ts'
import type { Clock } from '../../../main/session/ports.ts'
import type { Session } from '../../../main/session/session.ts'

/** A line that tells a host what to do; `id` comes back with the answer. */
const Command = v.object({
  id: v.number(),
  do: v.picklist(['signIn', 'openAgain', 'receive', 'token', 'renewNow', 'signOut', 'see', 'wake']),
  /** For `receive`. */
  address: v.optional(v.string(), ''),
  /** For `token`, ms. */
  minValidity: v.optional(v.number(), 20_000),
  /** For `token`. */
  forceNew: v.optional(v.boolean(), false),
})

export type Command = v.InferOutput<typeof Command>

/** Reads one line; throws if it is no command. */
export const readCommand = v.parser(v.pipe(v.string(), v.parseJson(), Command))

/** Does what a command says; resolves to plain data, which is `{ code }` where the session said no. */
export function createCommands(session: Session, clock: Clock) {
  const commands = {
    signIn: () => session.signIn(),
    openAgain: () => session.openSignInAgain(),
    receive: ({ address }: Command) => session.receive(address),
    async token({ minValidity, forceNew }: Command) {
      const { accessToken, expiry } = await session.accessToken({ minValidity, forceNew })
      return { accessToken: accessToken.reveal(), left: remaining(expiry, clock) }
    },
    async renewNow() {
      const result = await session.renewNow()
      return result.is === 'failed' ? { is: result.is, code: result.error.code } : { is: result.is }
    },
    signOut: () => session.signOut({ browserToo: false }),
    see: async () => session.see(),
    wake: async () => session.wake(),
  }
  return async (command: Command): Promise<unknown> => {
    try {
      return (await commands[command.do](command)) ?? null
    } catch (error) {
      if (error instanceof DeckpassError) return { code: error.code }
      throw error
    }
  }
}
