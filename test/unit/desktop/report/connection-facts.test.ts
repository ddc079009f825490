import { describe, expect, test } from 'vitest'
import type { Connection } from '../../../../main/connections/connections.ts'
import { connectionFacts } from '../../../../main/desktop/report/connection-facts.ts'
import type { Session } from '../../../../main/session/session.ts'
import { connectionsWith } from '../../../support/connections.ts'
import { openedWorld, signedInWorld, World } from '../../../support/world.ts'

function connectionOf(world: World): Connection {
  const [connection] = connectionsWith(world).all()
  if (!connection) throw new Error('no connection')
  return connection
}
const seeing = (session: Session, state: ReturnType<Session['see']>['state']): Session => ({
  ...session,
  see: () => ({ ...session.see(), state }),
})

describe('what a report is told of a connection', () => {
  test('that is signed in: all but its secrets and its own name', async () => {
    const world = await signedInWorld()
    const facts = connectionFacts({ ...connectionOf(world), name: 'John’s' }, { kind: 'keychain' })
    expect(facts).toMatchObject({
      host: new URL(world.profile.tokenEndpoint).host,
      phase: 'signed-in',
      health: 'fresh',
      kept: 'a file, its key in the keychain',
    })
    expect(facts.tokenEndsAt).toBeGreaterThan(0)
    expect(facts.account).toContain('@')
    expect(JSON.stringify(facts)).not.toContain('John’s')
    expect(world.leaksIn(facts)).toEqual([])
  })

  test('in every other state: why', async () => {
    const world = await openedWorld()
    const connection = connectionOf(world)
    const { session } = world
    const healthIn = (state: ReturnType<Session['see']>['state']) =>
      connectionFacts({ ...connection, session: seeing(session, state) }, undefined).health
    expect(healthIn({ phase: 'opening' })).toBeUndefined()
    expect(healthIn({ phase: 'signed-out', problem: 'offline' })).toBe('offline')
    expect(healthIn({ phase: 'locked', reason: 'damaged' })).toBe('damaged')
    expect(
      healthIn({ phase: 'ended', reason: 'lapsed', profile: undefined, problem: 'timeout' }),
    ).toBe('lapsed: timeout')
    const health = { is: 'offline', since: 1, nextAt: 2, code: 'timeout' } as const
    const signedIn = { phase: 'signed-in', profile: undefined, token: undefined, health } as const
    expect(healthIn(signedIn)).toBe('offline: timeout')
    await session.signIn()
    expect(connectionFacts(connection, { kind: 'file' })).toMatchObject({
      phase: 'signing-in',
      health: 'waiting',
      kept: 'a file, its key in another',
      account: undefined,
    })
  })

  test('that has no session yet: that', () => {
    const connection = { ...connectionOf(new World()), session: undefined }
    const facts = connectionFacts({ ...connection, credentials: 'wanted' }, undefined)
    expect(facts).toMatchObject({ phase: 'id and secret: wanted', kept: 'nothing yet' })
  })

  test('that is in memory alone: why', async () => {
    const world = await openedWorld()
    world.store.failSave = 'write_failed'
    await world.signIn()
    expect(connectionFacts(connectionOf(world), undefined).kept).toBe('memory: write_failed')
  })
})
