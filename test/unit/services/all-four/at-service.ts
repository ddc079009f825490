import { beforeEach, expect } from 'vitest'
import type { ServiceProfile } from '../../../../main/session/service-profile.ts'
import { type IdentityService, startIdentityService } from '../../../identity-service/index.ts'
import { type Deckpass, startDeckpass } from '../../identity-service/deckpass.ts'

/** Who signs in, as a profile has it. */
export const person = {
  sub: 'halcyon',
  email: 'john@example.com',
  givenName: 'John',
  familyName: 'Doe',
}

/** A service for each test of a file, and what the tests do there and ask of it. */
export function atService() {
  let started: IdentityService | undefined
  const service = () => {
    if (!started) throw new Error('The service runs only while a test does.')
    return started
  }

  beforeEach(async () => {
    const own = await startIdentityService({ keepAlive: false })
    started = own
    return () => own.stop()
  })

  return {
    service,
    /** Asks a route of the service with a token. */
    askedAs: (bearer: string, path = '/v4/my/account/') =>
      fetch(service().origin + path, { headers: { authorization: `Bearer ${bearer}` } }),
    /** What was told of secrets: on disk they may be, in what is logged and shown they may not. */
    leaks: ({ told }: Deckpass) =>
      service().witness.secrets.filter((each) => told().includes(each)),
  }
}

export async function signedIn(profile: ServiceProfile): Promise<Deckpass> {
  const deckpass = await startDeckpass(profile)
  await deckpass.signIn()
  return deckpass
}

export const stateOf = ({ session }: Deckpass) => session.see().state

export const tokenOf = async ({ session }: Deckpass) =>
  (await session.accessToken()).accessToken.reveal()

/** The access token after a renewal, which has to work. */
export async function renewed(deckpass: Deckpass): Promise<string> {
  expect(await deckpass.session.renewNow()).toMatchObject({ is: 'issued' })
  return tokenOf(deckpass)
}
