import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createLog } from '../../../main/diagnostics/log.ts'
import { Secret } from '../../../main/session/secret.ts'

const now = () => Date.UTC(2026, 5, 1, 12)

async function setUp() {
  const root = await mkdtemp(join(tmpdir(), 'deckpass-log-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const folder = join(root, 'logs')
  const read = () => readFile(join(folder, 'deckpass.log'), 'utf8')
  const lines = async (count: number) =>
    vi.waitFor(async () => {
      const all = (await read()).trimEnd().split('\n')
      expect(all).toHaveLength(count)
      return all
    })
  return { root, folder, lines }
}

describe('the log', () => {
  test('has one line of JSON an event', async () => {
    const { folder, lines } = await setUp()
    const log = createLog(folder, now)
    log.info('renewed', { ms: 120 })
    expect(await lines(1)).toEqual([
      '{"at":"2026-06-01T12:00:00.000Z","level":"info","event":"renewed","ms":120}',
    ])
    log.warn('renewal-failed', { code: 'offline' })
    const [, second = ''] = await lines(2)
    expect(JSON.parse(second)).toMatchObject({ level: 'warn', code: 'offline' })
  })

  test('keeps the lines of a burst in their order', async () => {
    const { folder, lines } = await setUp()
    const log = createLog(folder, now)
    for (let at = 0; at < 200; at++) log.info('event', { at2: at })
    const seen = (await lines(200)).map((line) => Object(JSON.parse(line)).at2)
    expect(seen).toEqual(Array.from({ length: 200 }, (_, at) => at))
  })

  test('is for its owner alone', async () => {
    const { folder, lines } = await setUp()
    createLog(folder, now).info('started')
    await lines(1)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect((await stat(join(folder, 'deckpass.log'))).mode & 0o777).toBe(0o600)
  })

  test('prints no secret, and stays one line whatever it is told', async () => {
    const { folder, lines } = await setUp()
    const facts = { note: 'a\nb', token: new Secret('access token', 'canary') }
    // A fact that is a secret does not pass the compiler; it must not pass here either.
    Reflect.apply(createLog(folder, now).info, undefined, ['event', facts])
    const [line] = await lines(1)
    expect(line).toContain('"note":"a\\nb"')
    expect(line).toContain('[access token]')
    expect(line).not.toContain('canary')
  })

  test('that has grown long becomes the older one at the next start, and goes with the one after', async () => {
    const { folder, lines } = await setUp()
    const start = () => createLog(folder, now)
    start().info('first')
    await lines(1)
    for (const name of ['one', 'two']) {
      await writeFile(join(folder, 'deckpass.log'), `${name} ${'x'.repeat(600 * 1024)}`)
      start().info('next')
      await vi.waitFor(async () => {
        const older = await readFile(join(folder, 'deckpass.older.log'), 'utf8')
        expect(older.slice(0, 3)).toBe(name)
        expect((await lines(1))[0]).toContain('next')
      })
      expect(await readdir(folder)).toEqual(['deckpass.log', 'deckpass.older.log'])
    }
  })

  test('becomes the older one also in a run that never ends, each for its owner alone', async () => {
    const { folder, lines } = await setUp()
    const log = createLog(folder, now)
    log.info('first')
    await lines(1)
    const word = 'word '.repeat(2_000)
    for (let at = 0; at < 60; at++) log.info('long', { word })
    await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(2))
    for (const name of await readdir(folder))
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    log.info('last')
    await vi.waitFor(async () =>
      expect(await readFile(join(folder, 'deckpass.log'), 'utf8')).toContain('"last"'),
    )
  })

  test('goes on when its folder was taken away meanwhile', async () => {
    const { root, folder, lines } = await setUp()
    await writeFile(join(root, 'logs'), '')
    const log = createLog(folder, now)
    log.info('lost')
    await rm(join(root, 'logs'))
    log.info('kept')
    expect((await lines(1))[0]).toContain('kept')
  })

  test('goes on at a start with what was there', async () => {
    const { folder, lines } = await setUp()
    createLog(folder, now).info('first')
    await lines(1)
    createLog(folder, now).info('second')
    expect((await lines(2))[1]).toContain('second')
  })

  test('that cannot be written is no trouble to the one who writes', async () => {
    const { root } = await setUp()
    const file = join(root, 'a-file')
    await writeFile(file, 'in the way')
    const log = createLog(join(file, 'logs'), now)
    expect(() => log.info('started')).not.toThrow()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await readFile(file, 'utf8')).toBe('in the way')
  })
})
