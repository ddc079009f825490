import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { addFromFile } from '../../../main/desktop/profile-file.ts'
import { dialog, resetElectron } from '../../support/fake-electron.ts'
import { exampleProfile } from '../../support/world.ts'
import { tempFolder } from '../tools/temp-folder.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

/** What comes of choosing a file with this text. */
async function choosing(text: string | undefined, development = true) {
  const path = join(tempFolder(), 'mine.json')
  if (text !== undefined) await writeFile(path, text)
  dialog.chosen = [path]
  const learned: unknown[] = []
  const read = await addFromFile({
    development,
    known: () => ['beatport'],
    learn: async (services) => void learned.push(...services),
  })
  return { read, learned }
}

describe('a profile file that the user chose', () => {
  test('adds the services in it, as they stand there', async () => {
    const { read, learned } = await choosing(JSON.stringify([exampleProfile]))
    expect(read).toEqual({ is: 'read', services: ['Example'] })
    expect(learned).toEqual([JSON.parse(JSON.stringify(exampleProfile))])
  })

  test.each([
    ['with a mistake', '[\n{"id": 7}]', 'line 2'],
    ['that is no JSON', 'hello', 'line 1: not JSON'],
    [
      'with an id that is taken',
      JSON.stringify([{ ...exampleProfile, id: 'beatport' }]),
      'already',
    ],
    ['that is far too large', ' '.repeat(300_000), 'far too large'],
    ['that is not there', undefined, 'cannot be read'],
  ])('%s adds none, and says why', async (_what, text, mistake) => {
    const { read, learned } = await choosing(text)
    expect(read).toEqual({ is: 'wrong', mistake: expect.stringContaining(mistake) })
    expect(learned).toEqual([])
  })

  test('may not speak plain http in a release', async () => {
    const local = [{ ...exampleProfile, tokenEndpoint: 'http://127.0.0.1:1/t' }]
    expect((await choosing(JSON.stringify(local), false)).read.is).toBe('wrong')
    expect((await choosing(JSON.stringify(local))).read.is).toBe('read')
  })

  test('is none if the user thinks better of it', async () => {
    dialog.chosen = []
    const options = { development: true, known: () => [], learn: async () => {} }
    expect(await addFromFile(options)).toEqual({ is: 'cancelled' })
  })
})
