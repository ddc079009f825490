import { SignInBegun, Status, type Ask } from './answers.ts'
import { CommandError, exitCodes } from './exit-codes.ts'
import type { Surroundings } from './surroundings.ts'
import { answered } from './words.ts'

/** How often the sign-in is looked at, ms. */
const lookEvery = 500

/**
 * Has the running Deckpass open the browser, and waits for how the sign-in ends; resolves to what to
 * say. Whoever stops waiting leaves the sign-in as it is. Rejects with CommandError.
 */
export async function signIn(
  wanted: string | undefined,
  ask: Ask,
  { err, pause }: Pick<Surroundings, 'err' | 'pause'>,
): Promise<string> {
  const { connection, phase } = await ask({ ask: 'signIn', connection: wanted }, SignInBegun)
  if (phase === 'signing-in')
    err('Sign in on the page that opens in your browser. Ctrl-C stops the waiting only.\n')
  let isTold = false
  for (;;) {
    const { connections } = await ask({ ask: 'status' }, Status)
    const seen = connections.find(({ id }) => id === connection)
    if (!seen) throw answered('unknown_connection')
    if (seen.phase === 'signed-in') return 'Signed in.\n'
    if (seen.phase !== 'signing-in')
      throw seen.problem === undefined
        ? new CommandError(exitCodes.signedOut, 'The sign-in was given up in Deckpass.')
        : answered(seen.problem)
    if (seen.problem !== undefined && !isTold) err(`${answered(seen.problem).message}\n`)
    isTold ||= seen.problem !== undefined
    await pause(lookEvery)
  }
}
