import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeyLedger } from '../../../main/vault/key-ledger.ts'
import { temporaryFolder } from './fakes.ts'

async function setUp() {
  const folder = await temporaryFolder()
  const path = join(folder, 'beatport.keys')
  return { folder, path, ledger: createKeyLedger('beatport', folder) }
}

const id = (at: number) => `a-key-with-number-${at}`

test('ids are known from when they were added until they are struck, over starts', async () => {
  const { folder, ledger, path } = await setUp()
  expect(await ledger.read()).toEqual([])
  for (const at of [1, 2, 3]) await ledger.add(id(at))
  expect(await createKeyLedger('beatport', folder).read()).toEqual([id(1), id(2), id(3)])
  await ledger.strike([id(2), id(9)])
  expect(await ledger.read()).toEqual([id(1), id(3)])
  expect(await readFile(path, 'utf8')).toBe(`${id(1)}\n${id(3)}\n`)
})

test('an empty one leaves no file', async () => {
  const { folder, ledger } = await setUp()
  await ledger.strike([id(1)])
  await ledger.add(id(1))
  await ledger.strike([id(1)])
  expect(await readdir(folder)).toEqual([])
})

test('each connection has its own', async () => {
  const { folder, ledger } = await setUp()
  const other = createKeyLedger('beatport-anonymous', folder)
  await ledger.add(id(1))
  await other.add(id(2))
  expect([await ledger.read(), await other.read()]).toEqual([[id(1)], [id(2)]])
})

test('the oldest of very many are forgotten', async () => {
  const { ledger } = await setUp()
  for (let at = 0; at < 70; at++) await ledger.add(id(at))
  const ids = await ledger.read()
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([64, id(6), id(69)])
})

test('one that holds anything at all gives ids or none, and takes the next', async () => {
  const { ledger, path } = await setUp()
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.lorem()), async (content) => {
      await writeFile(path, content)
      for (const found of await ledger.read()) expect(found).toMatch(/^[\w-]{16,64}$/)
      await ledger.add(id(1))
      expect(await ledger.read()).toContain(id(1))
    }),
    { numRuns: 40 },
  )
})

test('one that cannot be written says so', async () => {
  const { ledger, path } = await setUp()
  await mkdir(path)
  expect(await ledger.read()).toEqual([])
  await expect(ledger.add(id(1))).rejects.toThrow()
})
