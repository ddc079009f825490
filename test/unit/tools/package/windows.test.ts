import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createRegisteredHandler } from '../../../../main/desktop/link-handler/registered.ts'
import { readLaunch } from '../../../../main/desktop/links.ts'
import { projectDir } from '../../../../tools/places.mjs'

const script = readFileSync(join(projectDir, 'build/installer.nsh'), 'utf8')
const templates = join(projectDir, 'node_modules/app-builder-lib/templates/nsis')
const program = String.raw`C:\Users\halcyon\AppData\Local\Programs\deckpass\Deckpass.exe`

/** What the script writes into the registry: for each key and name its value. */
function written() {
  const defined = new Map(
    [...script.matchAll(/^!define (\S+) "(.*)"$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
  const filled = (text: string) =>
    text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => defined.get(name) ?? '?')
  const lines = script.matchAll(/WriteRegStr SHELL_CONTEXT "(.+?)" "(.*?)" (["'])(.*)\3$/gm)
  return new Map(
    [...lines].map(([, key = '', name = '', , value = '']) => [
      `${filled(key)}|${name}`,
      filled(value).replace('$appExe', program),
    ]),
  )
}

/** The words of a command line as Windows' own parser gives them, for one without backslashes before quotes. */
const wordsOf = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '')

it('registers the scheme with the link in quotes, behind "--" and the marker', () => {
  const entries = written()
  expect(entries.get(String.raw`Software\Classes\app.deckpass|`)).toBe('URL:app.deckpass')
  expect(entries.get(String.raw`Software\Classes\app.deckpass|URL Protocol`)).toBe('')
  expect(entries.get(String.raw`Software\Classes\app.deckpass\shell\open\command|`)).toBe(
    `"${program}" "--deckpass-link" "--" "%1"`,
  )
})

it('starts the app so that it takes the link, and nothing that breaks out of its quotes', () => {
  const command = written().get(String.raw`Software\Classes\app.deckpass\shell\open\command|`) ?? ''
  const launched = (link: string) =>
    readLaunch(wordsOf(command.replace('%1', link)), { scheme: 'app.deckpass', platform: 'win32' })
  const link = 'app.deckpass://callback?code=1&state=2'
  expect(launched(link)).toEqual({ is: 'link', link })
  expect(launched(`${link}" --gpu-launcher="cmd.exe`)).toEqual({ is: 'odd' })
})

it('is what the app itself would register, so that it finds it right', async () => {
  const asked: (readonly string[])[] = []
  const client = {
    isDefaultProtocolClient: (_scheme: string, _path?: string, args: string[] = []) =>
      asked.push(args) > 0,
    setAsDefaultProtocolClient: () => true,
    removeAsDefaultProtocolClient: () => true,
    getApplicationInfoForProtocol: () => Promise.reject(new Error('nobody')),
  }
  const host = {
    platform: 'win32' as const,
    env: {},
    run: async () => undefined,
    files: {
      read: async () => undefined,
      realPath: async () => undefined,
      isProgram: async () => false,
      write: async () => undefined,
      remove: async () => undefined,
      removeEmptyFolder: async () => undefined,
      list: async () => [],
    },
  }
  const options = { scheme: 'app.deckpass', development: false, execPath: program, appPath: '' }
  await createRegisteredHandler({ ...options, host, protocolClient: client }).check()
  // Electron writes the program, these, and "%1", each in quotes.
  const words = [program, ...(asked[0] ?? []), '%1'].map((word) => `"${word}"`).join(' ')
  expect(written().get(String.raw`Software\Classes\app.deckpass\shell\open\command|`)).toBe(words)
})

it("hangs on electron-builder's own script, for this user alone", () => {
  const install = readFileSync(join(templates, 'installSection.nsh'), 'utf8')
  expect(install).toContain('StrCpy $appExe "$INSTDIR\\${APP_EXECUTABLE_FILENAME}"')
  expect(install).toContain('!insertmacro customInstall')
  const uninstall = readFileSync(join(templates, 'uninstaller.nsh'), 'utf8')
  expect(uninstall).toContain('!insertmacro customUnInstall')
  const config = readFileSync(join(projectDir, 'electron-builder.yml'), 'utf8')
  expect(config).toMatch(/nsis:\n(?: {2}.*\n)* {2}perMachine: false\n/)
  expect(config).toContain('include: build/installer.nsh')
})

it('takes away on removal what it and the app registered, and leaves it at an upgrade', () => {
  const [, removal = ''] = /!macro customUnInstall\n([\s\S]*?)!macroend/.exec(script) ?? []
  expect(removal.trim().startsWith('${ifNot} ${isUpdated}')).toBe(true)
  expect(removal).toContain('DeleteRegKey SHELL_CONTEXT "${DECKPASS_SCHEME_KEY}"')
  expect(removal).toMatch(
    /DeleteRegValue HKCU "[^"]*\\CurrentVersion\\Run" "\$\{DECKPASS_SCHEME\}"/,
  )
  expect(removal).toContain(String.raw`RMDir /r "$APPDATA\deckpass\connections"`)
})
