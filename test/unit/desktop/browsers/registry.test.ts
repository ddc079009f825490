import { describe, expect, it } from 'vitest'
import { createBrowsers } from '../../../../main/desktop/browsers.ts'
import { defaultValues } from '../../../../main/desktop/browsers/reg-query.ts'
import { commandWords } from '../../../../main/desktop/browsers/registry.ts'
import { fakeHost } from './fake-host.ts'

const url = 'https://service.example/authorize?a=b&c=d'
const chrome = String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`
const firefox = String.raw`C:\Program Files\Mozilla Firefox\firefox.exe`

/** What reg.exe prints of clients: key, name, command. */
function registered(hive: string, clients: readonly (readonly [string, string, string])[]) {
  const base = String.raw`${hive}\Software\Clients\StartMenuInternet`
  const blocks = clients.flatMap(([key, name, command]) => [
    '',
    `${base}\\${key}`,
    `    (Default)    REG_SZ    ${name}`,
    '',
    `${base}\\${key}\\Capabilities`,
    '    ApplicationName    REG_SZ    Not this one',
    '    Icons    REG_DWORD    0x1',
    '',
    `${base}\\${key}\\shell\\open\\command`,
    `    (Standard)    REG_EXPAND_SZ    ${command}`,
  ])
  return ['', base, '    (Default)    REG_SZ    Google Chrome', ...blocks, ''].join('\r\n')
}

function windows(programs: readonly string[], user: string | undefined, all: string | undefined) {
  const { options, launched, ran } = fakeHost('win32')
  const host = {
    ...options.host,
    env: { SystemRoot: String.raw`D:\Windows`, PROGRAMFILES: String.raw`C:\Program Files` },
    files: { ...options.host.files, isProgram: async (path: string) => programs.includes(path) },
    run: async (program: string, args: readonly string[]) => {
      ran.push([program, ...args])
      return args[1]?.startsWith('HKCU') ? user : all
    },
  }
  const execPath = String.raw`C:\Deckpass.exe`
  return { launched, ran, ...createBrowsers({ ...options, host, execPath }) }
}

describe('the browsers of Windows', () => {
  const user = registered('HKEY_CURRENT_USER', [['Firefox-308', 'Mozilla Firefox', `"${firefox}"`]])
  const all = registered('HKEY_LOCAL_MACHINE', [
    [
      'Google Chrome',
      '@chrome.dll,-1',
      `"%ProgramFiles%\\Google\\Chrome\\Application\\chrome.exe"`,
    ],
    ['Firefox-308', 'An older one', '"C:\\old.exe"'],
    ['Gone', 'Gone', '"C:\\gone.exe"'],
    ['Deckpass', 'Deckpass', 'C:\\DECKPASS.exe'],
    ['Odd', 'Odd', 'cmd /c start'],
  ])

  it('are what is registered for the user, then for all, and there', async () => {
    const { listBrowsers, ran } = windows([chrome, firefox, 'C:\\DECKPASS.exe'], user, all)
    expect(await listBrowsers()).toEqual([
      { id: 'Google Chrome', name: 'Google Chrome' },
      { id: 'Firefox-308', name: 'Mozilla Firefox' },
    ])
    const clients = String.raw`Software\Clients\StartMenuInternet`
    expect(ran).toEqual(
      ['HKCU', 'HKLM'].map((hive) => [
        String.raw`D:\Windows\System32\reg.exe`,
        'query',
        `${hive}\\${clients}`,
        '/s',
      ]),
    )
  })

  it('open an address as one argument', async () => {
    const { openIn, launched } = windows([chrome, firefox], user, all)
    await openIn('Google Chrome', url)
    expect(launched).toEqual([[chrome, url]])
  })

  it('are none where the register cannot be read', async () => {
    expect(await windows([chrome], undefined, undefined).listBrowsers()).toEqual([])
  })
})

it('reads default values in any language, and no other values', () => {
  expect([...defaultValues(registered('HKEY_LOCAL_MACHINE', [['A', 'B', 'C']])).values()]).toEqual([
    'Google Chrome',
    'B',
    'C',
  ])
  expect(defaultValues('ERROR: The system was unable to find the key.\r\n').size).toBe(0)
})

it.each([
  [`"${chrome}"`, [chrome]],
  [`"${chrome}" --flag "a b" "%1"`, [chrome, '--flag', 'a b']],
  [`${chrome} -- %1`, [chrome, '--']],
  [String.raw`%programfiles%\x.EXE`, [String.raw`C:\P\x.EXE`]],
  [String.raw`"%NOTSET%\x.exe"`, undefined],
  ['chrome.exe', undefined],
  [String.raw`\\server\share\x.exe`, undefined],
  [String.raw`"C:\x.bat"`, undefined],
  ['', undefined],
])('the words of %s are %j', (command, words) => {
  expect(commandWords(command, { ProgramFiles: String.raw`C:\P` })).toEqual(words)
})
