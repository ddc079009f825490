import { describe, expect, test, vi } from 'vitest'
import { connectionHandlers } from '../../../main/desktop/connection-requests.ts'
import { codeOf } from '../../../main/desktop/requests.ts'
import { fuuffy } from '../../../main/services/fuuffy.ts'
import { StorageError } from '../../../main/session/errors.ts'
import { Secret } from '../../../main/session/secret.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

function setUp() {
  const reach = {
    all: () => [
      {
        id: 'one',
        name: 'One',
        service: fuuffy,
        session: undefined,
        credentials: 'wanted' as const,
      },
    ],
    services: () => [fuuffy],
    add: vi.fn(async () => 'fuuffy'),
    enter: vi.fn(async () => {}),
    rename: vi.fn(async () => {}),
    makeMain: vi.fn(async () => {}),
    remove: vi.fn(async () => {}),
    addFromFile: vi.fn(async () => ({ is: 'cancelled' as const })),
  }
  return { reach, requests: connectionHandlers(reach) }
}
const codeOfFailing = (asked: Promise<unknown>) => asked.then(() => 'none', codeOf)
const typed = { clientId: ' an-id ', clientSecret: 'a-secret\n' }
const taken = { clientId: 'an-id', clientSecret: new Secret('client secret', 'a-secret') }

describe('requests about connections', () => {
  test('come through with secrets as such', async () => {
    const { reach, requests } = setUp()
    expect(await requests['connections.add']({ service: 'fuuffy', credentials: typed })).toEqual({
      connection: 'fuuffy',
    })
    expect(reach.add.mock.calls).toEqual([[fuuffy, taken]])
    await requests['connections.enter']({ connection: 'one', ...typed })
    expect(reach.enter.mock.calls).toEqual([['one', taken]])
    await requests['connections.rename']({ connection: 'one', name: 'Mine' })
    expect(reach.rename.mock.calls).toEqual([['one', 'Mine']])
    await requests['connections.makeMain']({ connection: 'one' })
    await requests['connections.remove']({ connection: 'one' })
    expect([reach.makeMain.mock.calls, reach.remove.mock.calls]).toEqual([[['one']], [['one']]])
    expect(await requests['services.addFromFile'](null)).toEqual({ is: 'cancelled' })
  })

  test('may leave the credentials for later', async () => {
    const { reach, requests } = setUp()
    await requests['connections.add']({ service: 'fuuffy' })
    expect(reach.add.mock.calls).toEqual([[fuuffy, undefined]])
  })

  test('about what is not there are turned down', async () => {
    const { reach, requests } = setUp()
    const nobody = { connection: 'nobody' }
    for (const asked of [
      requests['connections.add']({ service: 'nobody' }),
      requests['connections.enter']({ ...nobody, ...typed }),
      requests['connections.rename']({ ...nobody, name: 'x' }),
      requests['connections.makeMain'](nobody),
      requests['connections.remove'](nobody),
    ])
      expect(await codeOfFailing(asked)).toBe('not_allowed')
    for (const call of [reach.add, reach.enter, reach.rename, reach.makeMain, reach.remove])
      expect(call).not.toHaveBeenCalled()
  })

  test('with what cannot be an id or a secret are turned down before anything is done', async () => {
    const { reach, requests } = setUp()
    const wrong = { clientId: 'two words', clientSecret: '' }
    const asked = requests['connections.enter']({ connection: 'one', ...wrong })
    expect(await codeOfFailing(asked)).toBe('credentials_refused')
    expect(reach.enter).not.toHaveBeenCalled()
  })

  test('tell by their code what failed', async () => {
    const { reach, requests } = setUp()
    reach.add.mockRejectedValue(new RangeError('Too many connections'))
    expect(await codeOfFailing(requests['connections.add']({ service: 'fuuffy' }))).toBe(
      'not_allowed',
    )
    reach.remove.mockRejectedValue(new StorageError('keychain_refused'))
    expect(await codeOfFailing(requests['connections.remove']({ connection: 'one' }))).toBe(
      'keychain_refused',
    )
  })
})
