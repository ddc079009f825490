import { stat } from 'node:fs/promises'
import { describe, expect, test, vi } from 'vitest'
import { commandLine } from '../../../preload/contract.ts'
import { hour, minute } from '../../support/world.ts'
import { afterPause, codeOf, keptFile, serving, setUp, textAt } from './surroundings.ts'

const token = (there: Awaited<ReturnType<typeof serving>>, headers: Record<string, string>) =>
  there.call('GET', '/v1/token', { headers })

describe('off', () => {
  test('is what it is unless it was left on: no socket exists', async () => {
    const { programs, socket } = await setUp()
    await programs.start()
    expect(programs.view().service).toEqual({ is: 'off' })
    await expect(stat(socket)).rejects.toThrow('ENOENT')
  })

  test('ends every conversation and removes the socket', async () => {
    const there = await serving()
    const { headers } = await there.letIn()
    const listening = there.call('GET', '/v1/events', { headers })
    const ended = expect(listening).rejects.toThrow()
    await vi.waitFor(() => expect(there.programs.audit()[0]).toMatchObject({ asked: 'events' }))
    await there.programs.serve(false)
    await ended
    await expect(stat(there.socket)).rejects.toThrow('ENOENT')
    await expect(token(there, headers)).rejects.toThrow('ENOENT')
    await there.programs.serve(true)
    expect((await token(there, headers)).status).toBe(200)
  })

  test('is kept, as is on; off is off even if that cannot be kept', async () => {
    const there = await serving()
    const again = await setUp({ files: there.files })
    await again.programs.start()
    expect(again.programs.view().service).toMatchObject({ is: 'on' })
    again.files.consent.held.broken = true
    await expect(again.programs.serve(false)).rejects.toMatchObject({ code: 'write_failed' })
    await expect(stat(again.socket)).rejects.toThrow('ENOENT')
    await expect(again.programs.serve(true)).rejects.toMatchObject({ code: 'write_failed' })
    expect(again.programs.view().service).toEqual({ is: 'off' })
  })
})

describe('pairing', () => {
  test('gives a key that is good for what the user chose, and keeps its hash alone', async () => {
    const there = await serving()
    const { body, status } = await there.pair('  Ta\u202egger\n')
    expect(status).toBe(202)
    expect(body).toMatchObject({ expires_in: 120 })
    const { question } = there.programs.view()
    expect(question).toMatchObject({ name: 'Tagger', code: textAt(body, 'code') })
    expect(there.onQuestion.mock.calls).toEqual([['Tagger', textAt(body, 'code')]])
    const path = `/v1/pair/${textAt(body, 'request')}`
    expect((await there.call('GET', path)).body).toEqual({ state: 'waiting' })
    const waiting = there.call('GET', `${path}?wait=25`)
    await there.programs.answer(question?.id ?? '', { allow: true, connections: ['example'] })
    const given = await waiting
    expect(given.body).toMatchObject({ state: 'allowed', connections: ['example'] })
    const key = textAt(given.body, 'key')
    expect(key).toMatch(/^dpk_[\w-]{43}$/)
    expect(codeOf(await there.call('GET', path))).toBe('not_found')
    expect(JSON.stringify(there.files.consent.held)).not.toContain(key)
    expect((await token(there, { authorization: `Bearer ${key}` })).status).toBe(200)
    expect(there.programs.audit().map(({ asked, answer }) => `${asked} ${answer}`)).toEqual([
      'token given',
      'pair not_found',
      'pair allowed',
    ])
  })

  test('that is refused or not answered gives none', async () => {
    const there = await serving()
    const refused = await there.pair()
    const id = there.programs.view().question?.id ?? ''
    await there.programs.answer(id, { allow: false, connections: ['example'] })
    const outcome = async (body: unknown) =>
      (await there.call('GET', `/v1/pair/${textAt(body, 'request')}`)).body
    expect(await outcome(refused.body)).toEqual({ state: 'refused' })
    await there.world.time.advance(afterPause)
    const late = await there.pair()
    await there.world.time.advance(2 * minute)
    expect(there.programs.view().question).toBeUndefined()
    expect(await outcome(late.body)).toEqual({ state: 'expired' })
    expect(there.programs.view().allowed).toEqual([])
  })

  test('a yes that comes when the question has slept through its end counts for nothing', async () => {
    const there = await serving()
    await there.pair()
    const id = there.programs.view().question?.id ?? ''
    await there.world.time.sleep(hour)
    await there.programs.answer(id, { allow: true, connections: ['example'] })
    expect(there.programs.view().allowed).toEqual([])
  })

  test('of 100 in a second is one question', async () => {
    const there = await serving()
    const given = await Promise.all(Array.from({ length: 100 }, (_, at) => there.pair(`P${at}`)))
    expect(given.filter(({ status }) => status === 202)).toHaveLength(1)
    const refused = given.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(99)
    expect(new Set(refused.map(codeOf))).toEqual(new Set(['busy']))
    expect(refused.every(({ headers }) => headers['retry-after'] === '120')).toBe(true)
    expect(there.onQuestion).toHaveBeenCalledTimes(1)
    expect(there.programs.audit().length).toBeLessThanOrEqual(10)
  })

  test('two programs have two keys; one that is withdrawn leaves the other be', async () => {
    const there = await serving()
    const one = await there.letIn('One')
    const two = await there.letIn('Two')
    expect(one.key).not.toBe(two.key)
    const statuses = () =>
      Promise.all([token(there, one.headers), token(there, two.headers)]).then((given) =>
        given.map(({ status }) => status),
      )
    expect(await statuses()).toEqual([200, 200])
    await there.programs.withdraw(one.id)
    expect(await statuses()).toEqual([401, 200])
  })

  test('a yes that cannot be kept is none; the question stays', async () => {
    const there = await serving()
    const { body } = await there.pair()
    const id = there.programs.view().question?.id ?? ''
    const yes = { allow: true, connections: ['example'] }
    there.files.consent.held.broken = true
    await expect(there.programs.answer(id, yes)).rejects.toMatchObject({ code: 'write_failed' })
    expect(there.programs.view()).toMatchObject({ allowed: [], question: { id } })
    there.files.consent.held.broken = false
    await Promise.all([there.programs.answer(id, yes), there.programs.answer(id, yes)])
    expect(there.programs.view().allowed).toHaveLength(1)
    const path = `/v1/pair/${textAt(body, 'request')}`
    expect((await there.call('GET', path)).body).toMatchObject({ state: 'allowed' })
  })

  test('a key that nobody comes for is withdrawn', async () => {
    const there = await serving()
    await there.pair()
    const id = there.programs.view().question?.id ?? ''
    await there.programs.answer(id, { allow: true, connections: ['example'] })
    expect(there.programs.view().allowed).toHaveLength(1)
    await there.world.time.advance(2 * minute)
    expect(there.programs.view().allowed).toEqual([])
  })
})

describe('a key that was withdrawn', () => {
  test('in the middle of use is good for nothing, and nothing is left open', async () => {
    const there = await serving()
    const { id, headers } = await there.letIn()
    for (let each = 0; each < 6; each++) {
      expect((await token(there, headers)).status).toBe(200)
      await there.world.time.advance(10 * minute)
    }
    const ended = expect(there.call('GET', '/v1/events', { headers })).rejects.toThrow()
    await vi.waitFor(() => expect(there.programs.audit()[0]).toMatchObject({ asked: 'events' }))
    await there.programs.withdraw(id)
    await ended
    for (const path of ['/v1/token', '/v1/status', '/v1/events'])
      expect(codeOf(await there.call('GET', path, { headers }))).toBe('unknown_key')
    const again = await serving({ files: there.files })
    expect((await token(again, headers)).status).toBe(401)
  })

  test('is so at once, also where that cannot be kept; and can be withdrawn again', async () => {
    const there = await serving()
    const { id, headers } = await there.letIn()
    there.files.consent.held.broken = true
    await expect(there.programs.withdraw(id)).rejects.toMatchObject({ code: 'write_failed' })
    expect((await token(there, headers)).status).toBe(401)
    expect(there.programs.view().allowed).toHaveLength(1)
    there.files.consent.held.broken = false
    await there.programs.withdraw(id)
    expect(there.programs.view().allowed).toEqual([])
  })
})

test('a connection that was removed no longer counts', async () => {
  const there = await serving()
  const { headers } = await there.letIn()
  await there.programs.allowCommands(['example'])
  expect(there.programs.commands.may('example')).toBe(true)
  there.remove('example')
  expect(codeOf(await token(there, headers))).toBe('unknown_connection')
  expect(there.programs.commands.may('example')).toBe(false)
  expect(there.programs.view().allowed.map(({ connections }) => connections)).toEqual([[], []])
})

test('the command line is an entry without a key, and its requests are in the audit', async () => {
  const { programs, world } = await setUp()
  expect(programs.commands.may('example')).toBe(false)
  await programs.allowCommands(['example'])
  expect(programs.view().allowed).toMatchObject([{ id: commandLine, connections: ['example'] }])
  expect(programs.commands.may('other')).toBe(false)
  programs.commands.note({ asked: 'token', connection: 'example', answer: 'given' })
  expect(programs.audit()).toEqual([
    {
      at: world.time.truth(),
      program: 'deckpass',
      asked: 'token',
      connection: 'example',
      answer: 'given',
    },
  ])
  expect(programs.view().audited).toBe(1)
  await programs.withdraw(commandLine)
  expect(programs.commands.may('example')).toBe(false)
})

test('listeners hear of a question at once, of requests now and then', async () => {
  const there = await serving()
  const listener = vi.fn()
  there.programs.subscribe(listener)
  const { headers } = await there.letIn()
  const before = listener.mock.calls.length
  expect(before).toBeGreaterThanOrEqual(2)
  for (let each = 0; each < 20; each++) await token(there, headers)
  expect(listener.mock.calls.length).toBe(before)
  await there.world.time.advance(1_000)
  expect(listener.mock.calls.length).toBe(before + 1)
})

test('what is kept is written at the end, and all of it can be forgotten', async () => {
  const there = await serving({ files: { consent: keptFile(), audit: keptFile() } })
  const { headers } = await there.letIn()
  await token(there, headers)
  expect(there.files.audit.held.writes).toBe(0)
  await there.programs.stop()
  expect(there.files.audit.held.content).toMatchObject({ entries: [{ asked: 'token' }, {}] })
  expect(there.world.leaksIn(there.files)).toEqual([])
  await there.programs.forget()
  expect([there.files.audit.held.removed, there.files.consent.held.removed]).toEqual([true, true])
})
