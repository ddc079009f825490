import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { StorageErrorCode } from '../../../main/session/errors.ts'
import type { UnreadableReason } from '../../../main/session/ports.ts'
import type { StorageView } from '../../../preload/contract.ts'
import { errorSentence } from '../../../renderer/error-sentences.ts'
import { strings } from '../../../renderer/strings.ts'

const { storage, locked, signOutReport } = strings
const inMemory = (code: StorageErrorCode) =>
  `${storage.memory} ${errorSentence(code, 'The service')}`

/** What is said of each trouble that a save can meet. */
const memory: Readonly<Record<StorageErrorCode, string>> = {
  keychain_unavailable: inMemory('keychain_unavailable'),
  keychain_refused: inMemory('keychain_refused'),
  keychain_timeout: inMemory('keychain_timeout'),
  write_failed: inMemory('write_failed'),
}

/** What is said of each place that is not the keychain, before there is a session. */
const ahead: Readonly<Record<Exclude<StorageView['kind'], 'keychain'>, string>> = {
  memory: storage.memoryAhead,
  file: `${storage.fileAhead} ${storage.fileRisk}`,
}

/** What is said of each record that cannot be opened. */
const unreadable: Readonly<Record<UnreadableReason, string>> = locked.why

/** The rows of the table in docs/storage.md, and the sentences that the window shows. */
const situations: Readonly<Record<string, string>> = {
  'no keychain': memory.keychain_unavailable,
  'locked keychain at the sign-in': memory.keychain_refused,
  'keychain that does not answer': memory.keychain_timeout,
  'locked keychain at the start': unreadable['keychain-unavailable'],
  'keychain that comes later': storage.keptNow,
  'full disk': memory.write_failed,
  'read-only folder': memory.write_failed,
  'another machine or user': unreadable['key-missing'],
  'another key': unreadable.damaged,
  'flipped bits': unreadable.damaged,
  'future version': unreadable.newer,
  'memory only, nobody signed in': ahead.memory,
  'file, by choice': `${storage.file} ${storage.fileRisk}`,
  'file, nobody signed in': ahead.file,
  'back to the keychain': storage.inKeychain,
  'sign-out with a locked keychain': signOutReport.local.kept(),
}

const rows = new Map(
  readFileSync('docs/storage.md', 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 6)
    .map(([, name = '', ...cells]) => [name, cells] as const),
)

describe('every situation of the storage', () => {
  it('has its row in the docs, and every row is tried here', () => {
    const [, , ...names] = [...rows.keys()]
    expect(names).toEqual(Object.keys(situations))
  })

  it.each(Object.entries(situations))('%s: the docs quote the window', (name, sentence) => {
    expect(rows.get(name)?.[1]).toBe(sentence)
  })

  it.each(Object.entries(situations))('%s: a sentence that ends, in plain words', (_, sentence) => {
    expect(sentence).toMatch(/^[A-Z][^_]+\.$/u)
    expect(sentence).not.toMatch(/undefined|seal|EROFS|ENOSPC|libsecret|D-Bus/u)
  })

  it.each(Object.keys(situations))('%s: its tests are there', (name) => {
    const files = (rows.get(name)?.[2] ?? '').match(/[\w./-]+\.ts/gu) ?? []
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect(existsSync(`test/${file}`), file).toBe(true)
  })
})

it('the risk of a file is named in plain words before it is chosen', () => {
  expect(storage.without.risk).toMatch(/read your files.*other programs.*backup/u)
})
