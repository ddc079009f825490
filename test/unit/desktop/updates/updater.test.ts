import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { NsisUpdater } from 'electron-updater'
import { quietUpdater } from '../../../../main/desktop/updates/updater.ts'
import { realUpdater, startFeed, type Feed } from './feed.ts'

const name = 'Deckpass.AppImage'
let folder: string
let program: string
let feed: Feed

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deckpass-updates-'))
  program = join(folder, 'running.AppImage')
  writeFileSync(program, 'the running version')
  process.env['APPIMAGE'] = program
  feed = await startFeed(name)
})

afterEach(() => {
  delete process.env['APPIMAGE']
  feed.stop()
  rmSync(folder, { recursive: true, force: true })
})

const installed = () => readFileSync(program, 'utf8')

it('fetches a newer version, and puts it in place at quit alone', async () => {
  const real = realUpdater('AppImage', folder, '1.0.0', feed)
  const updater = quietUpdater(real.updater)
  feed.offer('1.1.0')
  const found = await updater.check()
  expect(found?.version).toBe('1.1.0')
  await found?.download()
  expect(installed()).toBe('the running version')
  updater.installAtQuit(true)
  real.quit()
  expect(installed()).toMatch(/^#!\/bin\/sh\n# 1\.1\.0/)
})

it('leaves what it fetched where it is when it may not install at quit', async () => {
  const real = realUpdater('AppImage', folder, '1.0.0', feed)
  const updater = quietUpdater(real.updater)
  feed.offer('1.1.0')
  await (await updater.check())?.download()
  updater.installAtQuit(false)
  real.quit()
  expect(installed()).toBe('the running version')
  expect(real.pending()).toEqual([name])
})

it.each(['1.0.0', '0.9.9', '1.1.0-test'])('takes no %s for newer than 1.0.0', async (version) => {
  const updater = quietUpdater(realUpdater('AppImage', folder, '1.0.0', feed).updater)
  feed.offer(version)
  const found = await updater.check()
  expect(found).toBeUndefined()
  expect(feed.asked).toEqual(['/latest-linux.yml'])
})

it('throws away what is not as the feed says', async () => {
  const real = realUpdater('AppImage', folder, '1.0.0', feed)
  feed.offer('1.1.0', { told: '1.1.0', given: 'evil!' })
  const found = await quietUpdater(real.updater).check()
  await expect(found?.download()).rejects.toThrow('sha512 checksum mismatch')
  expect(real.pending()).toEqual([])
  expect(installed()).toBe('the running version')
})

it('starts anew after a download that broke off', async () => {
  const real = realUpdater('AppImage', folder, '1.0.0', feed)
  const updater = quietUpdater(real.updater)
  feed.offer('1.1.0')
  feed.breakAfter(1_000)
  await expect((await updater.check())?.download()).rejects.toThrow()
  expect(real.pending()).toEqual([])
  feed.breakAfter(undefined)
  await (await updater.check())?.download()
  expect(real.pending()).toEqual([name])
})

it('rejects, and goes on, where the feed is garbled or silent', async () => {
  const updater = quietUpdater(realUpdater('AppImage', folder, '1.0.0', feed).updater)
  await expect(updater.check()).rejects.toThrow()
  feed.offer('not a version')
  await expect(updater.check()).rejects.toThrow()
})

it('refuses an installer for Windows that somebody else signed', async () => {
  const windows = await startFeed('Deckpass.exe')
  const real = realUpdater('nsis', folder, '1.0.0', windows)
  if (!(real.updater instanceof NsisUpdater)) throw new Error('It is not what Windows gets.')
  const config = join(folder, 'app-update.yml')
  writeFileSync(config, `${readFileSync(config, 'utf8')}publisherName: The Deckpass authors\n`)
  const asked: (readonly string[])[] = []
  real.updater.verifyUpdateCodeSignature = async (publishers) => {
    asked.push(publishers)
    return 'signed by Mallory'
  }
  windows.offer('1.1.0')
  const found = await quietUpdater(real.updater).check()
  await expect(found?.download()).rejects.toThrow('not signed by the application owner')
  expect(asked).toEqual([['The Deckpass authors']])
  expect(real.pending()).toEqual([])
  windows.stop()
})
