import { describe, expect, test } from 'vitest'
import { valueFor } from '../../../main/broker/session-value.ts'
import { answers, hour, minute, openedWorld, signedInWorld } from '../../support/world.ts'

describe('a token', () => {
  const token = { ask: 'token', connection: undefined, forceNew: false } as const

  test('is the session’s, with its end in ms since 1970 and its scope', async () => {
    const { session, time } = await signedInWorld()
    const { accessToken } = await session.accessToken()
    expect(await valueFor(token, session)).toEqual({
      connection: 'example',
      accessToken: accessToken.reveal(),
      expiresAt: time.truth() + 10 * minute,
      scope: 'openid user:dj',
    })
  })

  test('has the life that is asked for, or is another one if that is asked for', async () => {
    const { session, time, service } = await signedInWorld()
    const tokenOf = async (more: object) =>
      Object(await valueFor({ ...token, ...more }, session)).accessToken
    const first = await tokenOf({})
    await time.advance(7 * minute)
    expect(await tokenOf({ minValidity: 2 * minute })).toBe(first)
    const second = await tokenOf({ minValidity: 5 * minute })
    expect(service.lifeOf(second)).toBeGreaterThan(5 * minute)
    await time.advance(minute)
    expect(await tokenOf({ forceNew: true })).not.toBe(second)
    await expect(tokenOf({ minValidity: hour })).rejects.toMatchObject({ code: 'life_too_short' })
  })
})

describe('a renewal', () => {
  const renew = { ask: 'renew', connection: undefined } as const

  test('tells when the new token ends, and nothing of the token', async () => {
    const { session, time } = await signedInWorld()
    await time.advance(minute)
    const tokenExpiresAt = time.truth() + 10 * minute
    expect(await valueFor(renew, session)).toEqual({ connection: 'example', tokenExpiresAt })
  })

  test('fails as the session does, and without a session', async () => {
    const { session, service } = await signedInWorld()
    service.next('token', answers.status(503))
    await expect(valueFor(renew, session)).rejects.toMatchObject({ code: 'server_error' })
    const out = await openedWorld()
    await expect(valueFor(renew, out.session)).rejects.toMatchObject({ code: 'signed_out' })
  })
})

test('a sign-in tells the phase that it leads to, and its page is opened again', async () => {
  const { session, opened } = await openedWorld()
  const begun = { connection: 'example', phase: 'signing-in' }
  expect(await valueFor({ ask: 'signIn', connection: undefined }, session)).toEqual(begun)
  expect(await valueFor({ ask: 'signIn', connection: undefined }, session)).toEqual(begun)
  expect(opened).toHaveLength(2)
  expect(opened[1]).toBe(opened[0])
})

test('a sign-out tells what became of each part', async () => {
  const { session } = await signedInWorld()
  const request = { ask: 'signOut', connection: undefined, browserToo: true } as const
  expect(await valueFor(request, session)).toEqual({
    connection: 'example',
    local: 'wiped',
    revocation: 'done',
    browser: 'opened',
  })
})
