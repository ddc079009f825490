import { describe, expect, test, vi } from 'vitest'
import { createPairing, questionLife } from '../../../main/programs/pairing.ts'
import { outcomeLife } from '../../../main/programs/outcomes.ts'
import { pauseLength } from '../../../main/programs/pauses.ts'
import { hour, second } from '../../support/world.ts'
import { VirtualClock } from '../../support/world/virtual-clock.ts'

const yes = { state: 'allowed', key: 'the key', connections: ['example'] } as const
const here = new AbortController().signal

function setUp() {
  const time = new VirtualClock()
  const onEnding = vi.fn()
  const changed = vi.fn()
  const unclaimed = vi.fn()
  const { timers } = time
  const pairing = createPairing({ now: time.clock.now, timers, onEnding, changed })
  const settle = (state: 'allowed' | 'refused') => {
    const id = pairing.question()?.id ?? ''
    pairing.settle(id, state === 'allowed' ? { ...yes, unclaimed } : { state })
  }
  /** Ms that one has to wait who asks now. */
  const wait = () => {
    try {
      pairing.ask('Other')
      return 0
    } catch (error) {
      return Object(error).retryAfter
    }
  }
  return { time, pairing, onEnding, changed, unclaimed, settle, wait }
}

describe('the pause', () => {
  test('after a no is short, and long from the third on, until somebody was let in', async () => {
    const { time, pairing, settle, wait } = setUp()
    for (const length of [pauseLength.usual, pauseLength.usual, pauseLength.afterThree]) {
      pairing.ask('Tagger')
      settle('refused')
      expect(wait()).toBe(length)
      await time.advance(length - 1)
      expect(wait()).toBeGreaterThan(0)
      await time.advance(1)
    }
    pairing.ask('Tagger')
    settle('refused')
    expect(wait()).toBe(pauseLength.afterThree)
    await time.advance(pauseLength.afterThree)
    pairing.ask('Tagger')
    settle('allowed')
    pairing.ask('Tagger')
    settle('refused')
    expect(wait()).toBe(pauseLength.usual)
  })

  test('comes after a question that nobody answered too', async () => {
    const { time, pairing, onEnding, wait } = setUp()
    pairing.ask('Tagger')
    expect(wait()).toBe(questionLife)
    await time.advance(questionLife)
    expect(onEnding.mock.calls).toEqual([[{ name: 'Tagger', answer: 'expired' }]])
    expect(wait()).toBe(pauseLength.usual)
  })

  test('is not made longer by a clock that is set back', async () => {
    const { time, pairing, settle, wait } = setUp()
    pairing.ask('Tagger')
    settle('refused')
    time.jump(-hour)
    expect(wait()).toBe(pauseLength.usual)
    await time.advance(pauseLength.usual)
    expect(wait()).toBe(0)
  })
})

describe('the outcome', () => {
  test('is told to who waits, and a key once', async () => {
    const { time, pairing, settle, unclaimed } = setUp()
    const { request } = pairing.ask('Tagger')
    const waiting = pairing.poll(request, 25 * second, here)
    settle('allowed')
    expect(await waiting).toMatchObject(yes)
    await expect(pairing.poll(request, 0, here)).rejects.toMatchObject({ code: 'not_found' })
    await time.advance(outcomeLife)
    expect(unclaimed).not.toHaveBeenCalled()
  })

  test('is waiting when the time is over, or another waits in one’s place', async () => {
    const { time, pairing } = setUp()
    const { request } = pairing.ask('Tagger')
    const first = pairing.poll(request, 25 * second, here)
    const second_ = pairing.poll(request, 25 * second, here)
    expect(await first).toEqual({ state: 'waiting' })
    await time.advance(25 * second)
    expect(await second_).toEqual({ state: 'waiting' })
  })

  test('is not spent on one who has gone', async () => {
    const { pairing, settle } = setUp()
    const { request } = pairing.ask('Tagger')
    const gone = new AbortController()
    const waiting = pairing.poll(request, 25 * second, gone.signal)
    gone.abort()
    expect(await waiting).toEqual({ state: 'waiting' })
    expect(pairing.question()).toMatchObject({ name: 'Tagger' })
    settle('allowed')
    await pairing.poll(request, 0, gone.signal)
    expect(await pairing.poll(request, 0, here)).toMatchObject(yes)
  })

  test('is forgotten after a while, and a key that nobody had is told of', async () => {
    const { time, pairing, settle, unclaimed } = setUp()
    const { request } = pairing.ask('Tagger')
    settle('allowed')
    await time.advance(outcomeLife - 1)
    expect(pairing.knows(request)).toBe(true)
    await time.advance(1)
    expect(pairing.knows(request)).toBe(false)
    expect(unclaimed).toHaveBeenCalledTimes(1)
  })

  test('is none when all is taken back', async () => {
    const { pairing, onEnding, changed } = setUp()
    const { request } = pairing.ask('Tagger')
    const waiting = expect(pairing.poll(request, 25 * second, here)).rejects.toMatchObject({
      code: 'not_found',
    })
    pairing.end()
    await waiting
    expect(pairing.question()).toBeUndefined()
    expect(onEnding).not.toHaveBeenCalled()
    expect(changed).toHaveBeenCalledTimes(2)
  })
})

test('the executable is added to the question when it is known', async () => {
  const { pairing, changed } = setUp()
  pairing.ask('Tagger', async () => '/usr/bin/tagger')
  expect(pairing.question()).not.toHaveProperty('executable')
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2))
  expect(pairing.question()).toMatchObject({ executable: '/usr/bin/tagger' })
  expect(Object.keys(pairing.question() ?? {})).not.toContain('request')
})

test('an answer to a question that is over changes nothing', async () => {
  const { pairing, settle, onEnding } = setUp()
  pairing.ask('Tagger')
  const id = pairing.question()?.id ?? ''
  settle('refused')
  pairing.settle(id, { state: 'refused' })
  expect(pairing.asks(id)).toBeUndefined()
  expect(onEnding).toHaveBeenCalledTimes(1)
})
