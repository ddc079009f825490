import { setImmediate as soon } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createFollowUp } from '../../../../renderer/state/follow-up.ts'

function looks() {
  const ends: (() => void)[] = []
  const follow = createFollowUp(() => new Promise((end) => ends.push(() => end())))
  return {
    follow,
    count: () => ends.length,
    async end() {
      ends.at(-1)?.()
      await soon()
    },
  }
}

describe('createFollowUp', () => {
  it('looks at once for the first number, even if that is 0', () => {
    const { follow, count } = looks()
    follow(0)
    expect(count()).toBe(1)
  })

  it('does not look for a number that is no higher', async () => {
    const { follow, count, end } = looks()
    follow(3)
    follow(3)
    await end()
    follow(3)
    follow(2)
    await soon()
    expect(count()).toBe(1)
    follow(4)
    expect(count()).toBe(2)
  })

  it('looks once more, and once only, for all that came while it looked', async () => {
    const { follow, count, end } = looks()
    follow(1)
    for (let number = 2; number < 500; number++) follow(number)
    expect(count()).toBe(1)
    await end()
    expect(count()).toBe(2)
    await end()
    expect(count()).toBe(2)
    follow(500)
    expect(count()).toBe(3)
  })
})
