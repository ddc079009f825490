import { describe, expect, test } from 'vitest'
import { Secret } from '../../../main/session/secret.ts'
import { answers, settle, signedInWorld } from '../../support/world.ts'

const clientSecret = new Secret('client secret', 'the-secret-canary-of-a-user')

/** What each kind of request proved itself by: a whole life from sign-in to sign-out. */
async function life(changes: Parameters<typeof signedInWorld>[0]) {
  const world = await signedInWorld(changes)
  await world.session.renewNow()
  await world.session.signOut({ browserToo: false })
  await settle()
  const own = world.service.requests.filter(({ route }) => route === 'token' || route === 'revoke')
  return {
    world,
    proofs: own.map(({ form, init }) => ({
      secret: form.get('client_secret'),
      header: new Headers(init.headers).get('authorization')?.split(' ')[0] ?? null,
    })),
  }
}

const thrice = (proof: object) => Array.from({ length: 3 }, () => ({ ...proof }))

describe('a client', () => {
  test('without a secret shows none', async () => {
    const { proofs } = await life({})
    expect(proofs).toEqual(thrice({ secret: null, header: null }))
  })

  test('with a secret shows it in the body, at sign-in, renewal and revocation', async () => {
    const { proofs } = await life({ clientSecret })
    expect(proofs).toEqual(thrice({ secret: clientSecret.reveal(), header: null }))
  })

  test('shows it in the header alone where the service wants it there', async () => {
    const { proofs } = await life({ clientSecret, clientAuthentication: 'client_secret_basic' })
    expect(proofs).toEqual(thrice({ secret: null, header: 'Basic' }))
  })

  test('keeps it out of addresses, logs and the record', async () => {
    const { world } = await life({ clientSecret })
    const urls = world.service.requests.map(({ url }) => url)
    const seen = JSON.stringify([world.opened, urls, world.logged, world.store.saved])
    expect(seen).not.toContain(clientSecret.reveal())
  })

  test('whose secret is refused is told whose it is to mend', async () => {
    for (const [changes, code, mender] of [
      [{ clientSecret }, 'credentials_refused', 'user'],
      [{}, 'invalid_client', 'developer'],
    ] as const) {
      const world = await signedInWorld(changes)
      world.service.next('token', answers.refuse('invalid_client', 401))
      const result = await world.session.renewNow()
      expect(result).toMatchObject({ is: 'failed', error: { code, mender } })
      expect(world.state).toMatchObject({ phase: 'signed-in', health: { is: 'retrying', code } })
    }
  })
})
