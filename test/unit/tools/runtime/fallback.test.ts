import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { source } from '../../../../tools/runtime/fallback.mjs'
import { captureOutput } from '../captured-output.ts'
import { fakeRun } from '../fake-run.ts'
import { tempFolder } from '../temp-folder.ts'

beforeEach(() => void captureOutput())

const nothing = fakeRun(() => undefined).run

it('is found in the cache folder, shared by all checkouts', () => {
  const cache = tempFolder()
  const fallback = source({ XDG_CACHE_HOME: cache }, nothing)
  expect(fallback.find()).toBeUndefined()
  const folder = join(cache, 'deckpass', 'electron-22.3.25')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'electron'), '')
  expect(fallback.find()).toEqual({
    kind: 'fallback',
    executable: join(folder, 'electron'),
    electronVersion: '22.3.25',
  })
})

it('gets the newest app that runs apps, which may be another checkout’s', () => {
  const cache = tempFolder()
  const app = join(cache, 'deckpass', 'electron-22.3.25', 'resources', 'app')
  mkdirSync(app, { recursive: true })
  writeFileSync(join(app, '..', '..', 'electron'), '')
  writeFileSync(join(app, 'main.js'), '// of long ago')
  source({ XDG_CACHE_HOME: cache }, nothing).find()
  expect(readFileSync(join(app, 'main.js'), 'utf8')).toContain("require('electron')")
  expect(readdirSync(app).sort()).toEqual(['main.js', 'package.json'])
})

it('leaves nothing behind when it cannot be had', async () => {
  const cache = tempFolder()
  await expect(source({ XDG_CACHE_HOME: cache }, nothing).get()).rejects.toThrow(
    /pip|there is none/,
  )
  expect(existsSync(join(cache, 'deckpass', 'electron-22.3.25'))).toBe(false)
  expect(
    readdirSync(cache, { recursive: true }).filter((name) => /unpack/.test(String(name))),
  ).toEqual([])
})
