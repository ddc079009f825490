import { expect, test } from 'vitest'
import { keychainProgram } from '../../../../main/desktop/report/keychain-program.ts'

const bus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }

function ask(
  answers: Readonly<Record<string, string>>,
  { env = bus, platform = 'linux' }: { env?: object; platform?: NodeJS.Platform } = {},
) {
  return keychainProgram({
    platform,
    env: { ...env },
    run: async (program) => answers[program],
    files: Object.assign(Object.create(null), {
      read: async (path: string) => (path === '/proc/42/comm' ? 'gnome-keyring-d\n' : undefined),
    }),
  })
}

test.each([
  ['gdbus', '(uint32 42,)\n'],
  ['dbus-send', 'method return time=1\n   uint32 42\n'],
])('the program behind the Secret Service is told by %s', async (program, answer) => {
  expect(await ask({ [program]: answer })).toBe('Secret Service, gnome-keyring-d')
})

test('what is not to be had is said', async () => {
  expect(await ask({})).toBe('Secret Service, not running or not to be asked')
  expect(await ask({ gdbus: '(uint32 7,)' })).toContain('does not tell its name')
  expect(await ask({ gdbus: '(uint32 42,)' }, { env: {} })).toBe('Secret Service, no session bus')
})

test('macOS and Windows have one of their own', async () => {
  expect(await ask({}, { platform: 'darwin' })).toBe('Keychain')
  expect(await ask({}, { platform: 'win32' })).toBe('Credential Manager')
})
