import { describe, expect, it } from 'vitest'
import { createGate } from '../../../../main/desktop/loopback/gate.ts'

/** A gate, what it asked about, and a way to answer. */
function gate(accepts: (address: string) => boolean | Promise<boolean>) {
  const asked: string[] = []
  const one = createGate()
  const open = () =>
    one.open((address) => {
      asked.push(address)
      return accepts(address)
    })
  return { ...one, asked, open }
}

describe('the gate', () => {
  it('lets one address through, and that one again', async () => {
    const { admits, open, asked, isPassed } = gate((address) => address !== 'wrong')
    open()
    expect(await admits('wrong')).toBe(false)
    expect(isPassed()).toBe(false)
    expect(await admits('right')).toBe(true)
    expect(isPassed()).toBe(true)
    expect([await admits('right'), await admits('another')]).toEqual([true, false])
    expect(asked).toEqual(['wrong', 'right'])
  })

  it('holds what comes before somebody can be asked', async () => {
    const { admits, open, asked, isAsking } = gate(() => true)
    const answers = Promise.all([admits('one'), admits('two'), admits('one')])
    expect([asked, isAsking()]).toEqual([[], false])
    open()
    expect(await answers).toEqual([true, false, true])
    expect(asked).toEqual(['one', 'two'])
  })

  it('asks once about an address that comes again while it waits', async () => {
    let say = (_accepted: boolean): void => undefined
    const { admits, open, asked, isAsking } = gate(() => new Promise((resolve) => (say = resolve)))
    open()
    const answers = Promise.all([admits('one'), admits('one'), admits('one')])
    await Promise.resolve()
    await Promise.resolve()
    expect([asked, isAsking()]).toEqual([['one'], true])
    say(true)
    expect(await answers).toEqual([true, true, true])
    expect(isAsking()).toBe(false)
  })

  it('lets through only one of two that are both said to be right', async () => {
    const { admits, open } = gate(() => Promise.resolve(true))
    open()
    expect(await Promise.all([admits('one'), admits('two')])).toEqual([true, false])
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('no')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
  ])('stays shut if the one who is asked %s', async (_name, accepts) => {
    const { admits, open, isPassed, isAsking } = gate(accepts)
    open()
    expect(await admits('one')).toBe(false)
    expect([isPassed(), isAsking()]).toEqual([false, false])
  })
})
