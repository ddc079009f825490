import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { rememberedFailure } from '../../../../tools/runtime/failure.mjs'
import { tempFolder } from '../temp-folder.ts'

const hour = 60 * 60

it('is remembered for a day, by version', () => {
  const folder = tempFolder()
  const env = { XDG_CACHE_HOME: folder }
  const failure = rememberedFailure(env, '45.4.1')
  expect(failure.isRecent()).toBe(false)
  failure.remember()
  expect(failure.isRecent()).toBe(true)
  expect(rememberedFailure(env, '45.4.2').isRecent()).toBe(false)

  const file = join(folder, 'deckpass', 'electron-45.4.1.failed')
  const now = Date.now() / 1000
  utimesSync(file, now, now - 23 * hour)
  expect(failure.isRecent()).toBe(true)
  utimesSync(file, now, now - 25 * hour)
  expect(failure.isRecent()).toBe(false)
})

it('can be forgotten, also if it never was', () => {
  const failure = rememberedFailure({ XDG_CACHE_HOME: tempFolder() }, '1')
  failure.forget()
  failure.remember()
  failure.forget()
  expect(failure.isRecent()).toBe(false)
})

it('is not believed from a clock that was wrong', () => {
  const folder = tempFolder()
  const failure = rememberedFailure({ XDG_CACHE_HOME: folder }, '1')
  failure.remember()
  const later = Date.now() / 1000 + 48 * hour
  utimesSync(join(folder, 'deckpass', 'electron-1.failed'), later, later)
  expect(failure.isRecent()).toBe(false)
})
