import { describe, expect, test } from 'vitest'
import { findCommand } from '../../../main/command-line/find-command.ts'

const packaged = { scheme: 'app.deckpass', appPath: undefined }
const development = { scheme: 'app.deckpass.dev', appPath: '/src/deckpass' }
const link = 'app.deckpass://callback?code=c&state=s'

describe('a packaged app', () => {
  test.each([
    [['token', '--json'], [], ['token', '--json']],
    [['--help'], [], ['--help']],
    [['--version'], [], ['--version']],
    [['tokn'], [], ['tokn']],
    [['--no-sandbox', 'status'], ['--no-sandbox'], ['status']],
  ])('%j is a command', (args, before, words) => {
    expect(findCommand(['/opt/deckpass', ...args], packaged)).toEqual({ before, words })
  })

  test.each([
    [[]],
    [['--hidden']],
    [['--hidden', 'token']],
    [['--no-sandbox']],
    [['--ozone-platform=wayland', 'token']],
    [['-psn_0_12345']],
    [['--', 'token']],
    [[link]],
    [['--deckpass-link', '--', link]],
    [['/home/dj/a file']],
    [['file:///home/dj/token']],
  ])('%j is none', (args) => {
    expect(findCommand(['/opt/deckpass', ...args], packaged)).toBeUndefined()
  })

  test.each([
    [[link, 'token']],
    [['token', link]],
    [['token', '--connection', link.toUpperCase()]],
    [['token', '--connection=app.deckpass:x']],
    [['sign-out', '--', link]],
    [['pair', `" ${link}`]],
  ])('%j has a link in it, and is none', (args) => {
    expect(findCommand(['/opt/deckpass', ...args], packaged)).toBeUndefined()
  })
})

describe('a development build', () => {
  const electron = ['/electron', '--no-sandbox', '-r', '/src/deckpass/compat.cjs', '/src/deckpass']

  test('is a command behind the app’s path', () => {
    const before = electron.slice(1)
    expect(findCommand([...electron, 'token', '--start'], development)).toEqual({
      before,
      words: ['token', '--start'],
    })
  })

  test.each([
    [electron],
    [[...electron, '--hidden']],
    [[...electron, '--remote-debugging-port=0', '--', 'token']],
    [[...electron, 'token', 'app.deckpass.dev://callback?code=c']],
    [['/electron', 'token']],
  ])('%j is none', (argv) => expect(findCommand(argv, development)).toBeUndefined())
})
