import { describe, expect, test } from 'vitest'
import { createKeyMoves } from '../../../main/desktop/key-moves.ts'
import { StorageError } from '../../../main/session/errors.ts'
import type { Vault } from '../../../main/vault/vault.ts'
import { signedInWorld, World } from '../../support/world.ts'

type KeyMovesVault = Pick<Vault, 'keepInFile' | 'useKeychain'>

/** Moves over a vault that does as it is told: the world's store then takes or refuses a save. */
function movesIn(world: World) {
  const asked: string[] = []
  let moved = 0
  const vault: KeyMovesVault & { failing?: StorageError | undefined } = {
    async keepInFile() {
      asked.push('keepInFile')
      if (vault.failing) throw vault.failing
      world.store.failSave = undefined
    },
    async useKeychain() {
      asked.push('useKeychain')
      if (vault.failing) throw vault.failing
    },
  }
  const vaultOf = (connection: string) => {
    asked.push(connection)
    return vault
  }
  const keys = createKeyMoves(vaultOf, () => moved++)
  return { keys, vault, asked, moved: () => moved }
}

async function inMemory() {
  const world = await signedInWorld()
  world.store.failSave = 'keychain_unavailable'
  await world.session.renewNow()
  expect(world.session.see().storage).toEqual({ in: 'memory', code: 'keychain_unavailable' })
  return { world, ...movesIn(world) }
}

describe('trying again', () => {
  test('keeps what can be kept now, and says what is still in the way if not', async () => {
    const { world, keys, asked } = await inMemory()
    world.store.failSave = 'keychain_refused'
    await expect(keys.tryAgain(world.session)).rejects.toMatchObject({ code: 'keychain_refused' })
    world.store.failSave = undefined
    await keys.tryAgain(world.session)
    expect(world.session.see().storage).toEqual({ in: 'vault' })
    expect(asked).toEqual([])
  })

  test('keeps it also while nobody is signed in', async () => {
    const { world, keys } = await inMemory()
    world.service.endSessions()
    await world.session.renewNow()
    expect(world.state.phase).toBe('ended')
    world.store.failSave = undefined
    await keys.tryAgain(world.session)
    expect(world.session.see().storage).toEqual({ in: 'vault' })
    expect(world.store.disk?.ended).toBeDefined()
  })

  test('opens what is kept, and says if the keychain still does not', async () => {
    const world = await signedInWorld()
    world.store.unreadable = 'keychain-unavailable'
    await world.restart()
    const { keys } = movesIn(world)
    const trying = keys.tryAgain(world.session)
    await expect(trying).rejects.toMatchObject({ code: 'keychain_unavailable' })
    world.store.unreadable = 'damaged'
    await keys.tryAgain(world.session)
    expect(world.state).toEqual({ phase: 'locked', reason: 'damaged' })
    world.store.unreadable = undefined
    await keys.tryAgain(world.session)
    expect(world.state.phase).toBe('signed-in')
  })

  test('has nothing to say where there is nothing kept', async () => {
    const world = new World()
    await movesIn(world).keys.tryAgain(world.session)
    expect(world.state.phase).toBe('signed-out')
  })
})

describe('keeping it in a file', () => {
  test('keeps at once what the keychain did not take', async () => {
    const { world, keys, asked } = await inMemory()
    await keys.keepInFile(world.session)
    expect(asked).toEqual(['example', 'keepInFile'])
    expect(world.session.see().storage).toEqual({ in: 'vault' })
    expect(world.store.disk?.grant).toBeDefined()
  })

  test('says if that does not work either', async () => {
    const { world, keys, vault } = await inMemory()
    vault.failing = new StorageError('write_failed')
    await expect(keys.keepInFile(world.session)).rejects.toMatchObject({ code: 'write_failed' })
    expect(world.session.see().storage).toEqual({ in: 'memory', code: 'keychain_unavailable' })
  })
})

test('using the keychain is told when it is done, and when it failed', async () => {
  const { world, keys, vault, asked, moved } = await inMemory()
  await keys.useKeychain(world.session)
  expect([asked, moved()]).toEqual([['example', 'useKeychain'], 1])
  vault.failing = new StorageError('keychain_timeout')
  await expect(keys.useKeychain(world.session)).rejects.toMatchObject({ code: 'keychain_timeout' })
  expect(moved()).toBe(2)
})
