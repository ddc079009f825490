import { expect, test } from 'vitest'
import { beatport, broken, no, ok, run, status } from './surroundings.ts'

const begun = ok({ connection: 'beatport', phase: 'signing-in' })
const seen = (phase: string, problem?: string) =>
  status({ ...beatport, tokenExpiresAt: undefined, phase, problem })

test('waits until somebody is signed in', async () => {
  const answers = [begun, seen('signing-in'), seen('signing-in'), seen('signed-in')]
  const told = await run(['sign-in'], { answers })
  expect(told).toMatchObject({ exitCode: 0, out: 'Signed in.\n', waited: 1_000 })
  expect(told.err).toContain('Ctrl-C stops the waiting only')
})

test('has nothing to wait for where somebody is', async () => {
  const already = ok({ connection: 'beatport', phase: 'signed-in' })
  const told = await run(['sign-in'], { answers: [already, seen('signed-in')] })
  expect(told).toMatchObject({ exitCode: 0, err: '', waited: 0 })
})

test.each([
  ['access_denied', 4],
  ['took_too_long', 4],
  ['offline', 6],
])('that failed by %s ends with %i', async (problem, exitCode) => {
  const told = await run(['sign-in'], { answers: [begun, seen('signed-out', problem)] })
  expect(told).toMatchObject({ exitCode, out: '' })
})

test('that was cancelled or could not begin says so', async () => {
  const cancelled = await run(['sign-in'], { answers: [begun, seen('signed-out')] })
  expect(cancelled).toMatchObject({ exitCode: 4, err: expect.stringContaining('given up') })
  const unknown = await run(['sign-in', '--connection', 'x'], {
    answers: [no('unknown_connection')],
  })
  expect(unknown).toMatchObject({ exitCode: 2, asked: [{ ask: 'signIn', connection: 'x' }] })
  const removed = await run(['sign-in'], { answers: [begun, status({ ...beatport, id: 'other' })] })
  expect(removed).toMatchObject({ exitCode: 2 })
})

test('without a browser says so once, and waits on', async () => {
  const without = seen('signing-in', 'browser_unavailable')
  const { exitCode, err } = await run(['sign-in'], {
    answers: [begun, without, without, seen('signed-in')],
  })
  expect(exitCode).toBe(0)
  expect(err.match(/No browser could be opened/g)).toHaveLength(1)
})

test('ends when Deckpass does', async () => {
  const answers = [begun, seen('signing-in'), broken('owner_gone')]
  expect(await run(['sign-in'], { answers })).toMatchObject({ exitCode: 3, started: 0 })
})
