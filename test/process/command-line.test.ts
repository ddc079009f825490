import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { until } from '../support/desktop/run.ts'
import { prepareCommandLine } from './command-line/deckpass.ts'

const setUp = prepareCommandLine()

test('a token goes to standard output alone, and nothing is made', async () => {
  const { serve, run, home } = await setUp()
  const { world, note } = await serve()
  const before = await readdir(home, { recursive: true })
  const token = (await world.session.accessToken()).accessToken.reveal()
  expect(await run('token')).toEqual({ exitCode: 0, out: `${token}\n`, err: '' })
  expect(note.mock.calls).toEqual([[{ asked: 'token', connection: 'example', answer: 'given' }]])
  expect(await readdir(home, { recursive: true })).toEqual(before)
})

test('without the user’s yes there is none', async () => {
  const { serve, run } = await setUp()
  await serve({ commands: { may: () => false, note: () => undefined } })
  const told = await run('token')
  expect(told).toMatchObject({ exitCode: 5, out: '' })
  expect(told.err).toMatch(/^Commands may not use this connection: .*\.\n$/)
  expect(await run('status')).toMatchObject({ exitCode: 0, err: '' })
})

test('where Deckpass does not run nothing is started or made', async () => {
  const { run, home } = await setUp()
  for (const words of [['token'], ['sign-in'], ['open'], ['pair', 'x']]) {
    const told = await run(...words)
    expect(told).toMatchObject({ exitCode: 3, out: '' })
    expect(told.err).toMatch(/^[^\n]+\.\n$/)
  }
  expect(await run('--version')).toEqual({ exitCode: 0, out: '1.2.3\n', err: '' })
  expect(await run('token', '--refresh-token')).toMatchObject({ exitCode: 2, out: '' })
  expect(await readdir(home)).toEqual([])
})

test('a big output reaches a reader that is slow, and is quiet to one that is gone', async () => {
  const { serve, command, env } = await setUp()
  const report = 'Zoë '.repeat(3_000)
  await serve({ report: async () => report })
  const doctor = [...command, 'doctor'].map((word) => `'${word}'`).join(' ')
  const inShell = (line: string) => promisify(execFile)('sh', ['-c', line], { env })
  const slow = await inShell(`{ ${doctor}; echo "status $?" >&2; } | { sleep 1; cat; }`)
  expect(slow.stdout === `${report}\n`).toBe(true)
  expect(slow.stderr).toBe('status 0\n')
  expect(await inShell(`{ sleep 1; ${doctor}; echo "status $?" >&2; } | true`)).toEqual({
    stdout: '',
    stderr: 'status 1\n',
  })
})

test('while it waits there is no graphics process, and Ctrl-C leaves the sign-in as it is', async () => {
  const { serve, start } = await setUp()
  const { world } = await serve({ sessions: [] })
  const child = start('sign-in')
  const ended = once(child, 'exit')
  await until(async () => (world.opened.length > 0 ? true : undefined), 'No page was opened.')
  await pause(500)
  const lines = await Promise.all((await family(child.pid ?? 0)).map(commandLineOf))
  expect(lines[0]).toContain('sign-in')
  expect(lines.filter((line) => /--type=(?!zygote)/.test(line))).toEqual([])
  child.kill('SIGINT')
  expect(await ended).toEqual([null, 'SIGINT'])
  expect(world.session.see().state.phase).toBe('signing-in')
})

async function family(pid: number): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const ids = children.split(' ').filter(Boolean).map(Number)
  return [pid, ...(await Promise.all(ids.map(family))).flat()]
}

async function commandLineOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ')
}
