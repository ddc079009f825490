import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { clean } from '../../../../tools/setup/clean.mjs'
import { captureOutput } from '../captured-output.ts'
import { tempFolder } from '../temp-folder.ts'

function setting() {
  const home = tempFolder()
  const projectDir = join(home, 'project')
  for (const name of ['dist', 'out', 'main']) mkdirSync(join(projectDir, name), { recursive: true })
  const runtime = join(home, '.cache', 'deckpass', 'electron-1')
  mkdirSync(runtime, { recursive: true })
  const applications = join(home, '.local', 'share', 'applications')
  mkdirSync(applications, { recursive: true })
  const [dev, release] = ['app.deckpass.dev.desktop', 'app.deckpass.desktop']
  for (const name of [dev, release]) writeFileSync(join(applications, name), '')
  const path = { dev: join(applications, dev), release: join(applications, release), runtime }
  return { projectDir, env: { HOME: home }, path }
}

it('removes what was built and the development link handler, and says so', async () => {
  const said = captureOutput()
  const { projectDir, env, path } = setting()
  await clean({ projectDir, env })
  expect(existsSync(join(projectDir, 'dist')) || existsSync(join(projectDir, 'out'))).toBe(false)
  expect(existsSync(path.dev)).toBe(false)
  expect(existsSync(join(projectDir, 'main')) && existsSync(path.release)).toBe(true)
  expect(existsSync(path.runtime)).toBe(true)
  expect(said().split('\n')).toEqual([
    'Removed the development link handler.',
    `Removed ${join(projectDir, 'dist')}.`,
    `Removed ${join(projectDir, 'out')}.`,
    '',
  ])
})

it('removes the cached runtimes if told to', async () => {
  const said = captureOutput()
  const { projectDir, env, path } = setting()
  await clean({ projectDir, env, all: true })
  expect(existsSync(path.runtime)).toBe(false)
  expect(said()).toContain(`Removed ${join(env.HOME, '.cache', 'deckpass')}.`)
})

it('says that there was nothing', async () => {
  const said = captureOutput()
  await clean({ projectDir: tempFolder(), env: { HOME: tempFolder() }, all: true })
  expect(said()).toBe('There was nothing to remove.\n')
})
