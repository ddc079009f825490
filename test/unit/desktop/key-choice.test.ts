import { expect, test } from 'vitest'
import { createKeyChoice } from '../../../main/desktop/key-choice.ts'
import { createSettings } from '../../../main/desktop/settings.ts'

/** Settings over a file that holds this, and takes changes while it is not `full`. */
function setUp(content: Record<string, unknown> = {}) {
  const file = {
    content,
    setAside: false,
    full: false,
    async change(changes: Record<string, unknown>) {
      if (file.full) throw new Error('ENOSPC')
      file.content = { ...file.content, ...changes }
    },
  }
  const start = () => createSettings(file)
  return { file, start, settings: start() }
}

test('keys are in the keychain unless the user said otherwise, for each connection on its own', async () => {
  const { settings, start } = setUp()
  const [one, two] = [createKeyChoice(settings, 'one'), createKeyChoice(settings, 'two')]
  expect([await one.read(), await two.read()]).toEqual(['keychain', 'keychain'])
  await one.change('file')
  expect([await one.read(), await two.read()]).toEqual(['file', 'keychain'])
  await two.change('file')
  await one.change('file')
  await one.change('keychain')
  expect([await one.read(), await two.read()]).toEqual(['keychain', 'file'])
  expect(await createKeyChoice(start(), 'two').read()).toBe('file')
})

test('a choice leaves the other settings alone', async () => {
  const { file, settings } = setUp({ theme: 'dark', later: 1 })
  await createKeyChoice(settings, 'one').change('file')
  expect(file.content).toEqual({ theme: 'dark', later: 1, keysInFiles: ['one'] })
})

test('a choice that cannot be kept does not count', async () => {
  const { file, settings } = setUp({ keysInFiles: ['two'] })
  file.full = true
  const [one, two] = [createKeyChoice(settings, 'one'), createKeyChoice(settings, 'two')]
  await expect(one.change('file')).rejects.toMatchObject({ code: 'write_failed' })
  await expect(two.change('keychain')).rejects.toMatchObject({ code: 'write_failed' })
  expect([await one.read(), await two.read()]).toEqual(['keychain', 'file'])
})

test.each([null, 'one', { one: true }, [7], [['one']], ['x'.repeat(65), 'one']])(
  'a settings file that holds %j there holds no choice',
  async (keysInFiles) => {
    const { settings } = setUp({ keysInFiles })
    expect(await createKeyChoice(settings, 'one').read()).toBe('keychain')
  },
)
