import { expect, test } from 'vitest'
import { hasTray } from '../../../../main/desktop/tray/host.ts'

const bus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }

/** Asks a desktop whose programs answer so. */
async function ask(
  answers: Readonly<Record<string, string>>,
  { env = bus, platform = 'linux' }: { env?: object; platform?: NodeJS.Platform } = {},
) {
  const asked: string[] = []
  const run = async (program: string, args: readonly string[]) => {
    asked.push(program)
    expect(args.join(' ')).toContain('org.kde.StatusNotifierWatcher')
    return answers[program]
  }
  return { there: await hasTray({ platform, env: { ...env }, run }), asked }
}

test.each([
  ['gdbus', '(true,)\n', '(false,)\n'],
  ['dbus-send', '   boolean true\n', '   boolean false\n'],
  ['busctl', 'b true\n', 'b false\n'],
])('%s is believed', async (program, yes, no) => {
  expect((await ask({ [program]: yes })).there).toBe(true)
  expect((await ask({ [program]: no })).there).toBe(false)
})

test('the first that answers is enough', async () => {
  const { there, asked } = await ask({ gdbus: '(false,)', 'dbus-send': 'boolean true' })
  expect({ there, asked }).toEqual({ there: false, asked: ['gdbus'] })
})

test('where nobody can be asked there is none', async () => {
  expect(await ask({})).toEqual({ there: false, asked: ['gdbus', 'dbus-send', 'busctl'] })
  expect(await ask({ gdbus: '(true,)' }, { env: {} })).toEqual({ there: false, asked: [] })
})

test.each(['darwin', 'win32'] as const)('%s always has one', async (platform) => {
  expect(await ask({}, { platform })).toEqual({ there: true, asked: [] })
})
