import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { answers, hour, minute, openedWorld, settle, type Behaviour } from '../../support/world.ts'

/** Answers that quote what was sent, the way careless services and proxies do. */
const quoting: Behaviour = async (serve) => {
  const good = await serve().text()
  return new Response(`{"error":"invalid_request","error_description":${JSON.stringify(good)}}`, {
    status: 400,
    statusText: 'Bad',
  })
}
const failingLoudly: Behaviour = async (serve) => {
  const good = await serve().text()
  const inner = Object.assign(new Error(`while reading ${good}`), { code: 'ECONNRESET', good })
  throw new TypeError(`cannot take ${good}`, { cause: inner })
}
const behaviours: readonly Behaviour[] = [
  (serve) => serve(),
  quoting,
  failingLoudly,
  answers.html(),
  answers.lost(),
  answers.refuse('invalid_grant'),
  answers.refuse('invalid_client', 401),
  answers.status(503),
  answers.huge(),
  answers.edit((body) => ({ ...body, token_type: 'mac' })),
  answers.edit((body) => ({ ...body, access_token: [body['access_token']] })),
  answers.edit((body) => ({ ...body, refresh_token: undefined, access_token: '' })),
  answers.edit((body) => ({ ...body, id_token: `${String(body['id_token'])}x` })),
  answers.edit((body) => [body]),
]
const behaviour = fc.constantFrom(...behaviours)

test('whatever the service does, no secret gets into a log, an error or what can be seen', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(behaviour, { maxLength: 4 }),
      fc.array(behaviour, { maxLength: 2 }),
      fc.array(behaviour, { maxLength: 2 }),
      fc.constantFrom('nothing', 'write_failed', 'fault'),
      async (token, others, revoke, disk) => {
        const world = await openedWorld()
        const thrown: unknown[] = []
        const attempt = async (work: () => Promise<unknown>) => {
          thrown.push(await work().catch((error: unknown) => error))
        }
        if (disk === 'write_failed') world.store.failSave = 'write_failed'
        if (disk === 'fault') {
          world.store.beforeSave = async (record) => {
            throw new Error(`cannot write ${record.grant?.refreshToken?.reveal() ?? ''}`)
          }
        }
        const callback = await world.beginSignIn()
        const { state } = world
        const authorization = state.phase === 'signing-in' ? state.authorizationUrl : ''
        world.service.next('token', ...token)
        world.service.next('jwks', ...others)
        world.service.next('userinfo', ...others)
        world.service.next('revoke', ...revoke)
        await attempt(() => world.session.receive(callback))
        await attempt(() => world.session.renewNow())
        await world.time.advance(9 * minute)
        await attempt(() => world.session.accessToken({ forceNew: true }))
        await attempt(() => world.session.accessToken({ minValidity: 2 * hour }))
        await attempt(() => world.session.openSignInAgain())
        await attempt(() => world.session.signOut({ browserToo: true }))
        await settle()
        expect(world.leaksIn(world.logged, thrown, world.session.see())).toEqual([])
        const pending = new URL(authorization ?? '').searchParams
        for (const name of ['state', 'nonce'])
          expect(world.logged.join()).not.toContain(pending.get(name))
        // Nothing travels in an address, and the refresh token goes to one place alone.
        expect(
          world.leaksIn(
            world.opened,
            world.service.requests.map(({ url }) => url),
          ),
        ).toEqual([])
        for (const { route, init } of world.service.requests)
          if (route === 'userinfo' || route === 'jwks')
            expect(JSON.stringify([init.headers, init.body])).not.toMatch(
              /refresh-canary|code-canary/,
            )
      },
    ),
    { numRuns: 40, seed: 3 },
  )
})

test('a search that would find a secret finds one', async () => {
  const world = await openedWorld()
  await world.signIn()
  const token = world.store.refreshToken() ?? ''
  expect(world.leaksIn(`sent ${token}`)).toEqual([token])
  expect(
    world.leaksIn(new Error('x', { cause: { deep: [{ token: token.slice(0, 30) }] } })),
  ).toEqual([token])
  expect(world.leaksIn(world.store.disk?.grant)).toEqual([])
})
