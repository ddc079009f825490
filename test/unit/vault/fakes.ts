import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { StorageError, type StorageErrorCode } from '../../../main/session/errors.ts'
import type { Loaded } from '../../../main/session/ports.ts'
import type { Keychain } from '../../../main/vault/keychain.ts'
import { createVault } from '../../../main/vault/vault.ts'
import { memoryKeyChoice } from '../../support/key-choice.ts'
import './plain-node.ts'

export const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) }

/** A folder of its own for the test that asks, removed after it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deckpass-vault-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Runs `task` without the powers of root, who may write everywhere; `paths` become that user's. */
export async function asOrdinaryUser(paths: readonly string[], task: () => Promise<void>) {
  if (process.geteuid?.() !== 0) return task()
  const nobody = 65_534
  for (const path of paths) await chown(path, nobody, nobody)
  process.seteuid?.(nobody)
  try {
    await task()
  } finally {
    process.seteuid?.(0)
  }
}

/** A keychain in memory that can be locked, as a Secret Service is, or fail altogether. */
export function fakeKeychain() {
  const secrets = new Map<string, string>()
  const calls: string[] = []
  const interactive: boolean[] = []
  const state: { locked: boolean; failing?: StorageErrorCode | undefined } = { locked: false }
  const enter = (call: string, how?: { interactive?: boolean }) => {
    calls.push(call)
    interactive.push(how?.interactive ?? false)
    if (state.failing) throw new StorageError(state.failing)
  }
  const keychain: Keychain = {
    async read(account, how) {
      enter('read', how)
      return state.locked ? undefined : secrets.get(account)
    },
    async write(account, secret, how) {
      enter('write', how)
      if (state.locked) throw new StorageError('keychain_refused')
      secrets.set(account, secret)
    },
    async remove(account, how) {
      enter('remove', how)
      return !state.locked && secrets.delete(account)
    },
  }
  return { ...keychain, secrets, calls, interactive, state }
}

export function recordingLog() {
  const lines: string[] = []
  const take = (event: string, facts = {}) => void lines.push(`${event} ${JSON.stringify(facts)}`)
  return { info: take, warn: take, lines }
}

/** Vaults on one folder: each call is another start of the app. */
export function vaultsIn(folder: string, keychain: Keychain = fakeKeychain()) {
  const log = recordingLog()
  const choice = memoryKeyChoice()
  const start = (connection = 'beatport', interactive = () => false) =>
    createVault({ connection, folder, keychain, choice, random, log, interactive })
  return { start, log, choice }
}

/** A folder and a keychain, the vaults on them, and where the record is. */
export async function setUpVaults() {
  const folder = await temporaryFolder()
  const keychain = fakeKeychain()
  return { folder, path: join(folder, 'beatport.json'), keychain, ...vaultsIn(folder, keychain) }
}

/** The refresh token of what was loaded; what was loaded, if that is no record. */
export const refreshToken = (loaded: Loaded) =>
  loaded.found === 'record' ? loaded.record.grant?.refreshToken?.reveal() : loaded

/** The records that were set aside. */
export const asidesIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.includes('.aside-'))

/** All but the names of keys, which tell nothing. */
export const recordsIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => name !== 'beatport.keys')
