import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { fakeDesktop } from './fake-desktop.ts'

describe('the link handler', () => {
  it('does one thing at a time', async () => {
    const { handler, env, files } = fakeDesktop()
    let running = 0
    let most = 0
    const run = async () => {
      most = Math.max(most, ++running)
      await pause(2)
      running--
      return ''
    }
    const one = handler({ host: { platform: 'linux', env, files, run } })
    await Promise.all([one.check(), one.repair(), one.check(), one.remove(), one.repair()])
    expect(most).toBe(1)
  })

  it('goes on after a failure, and tells the state where it cannot write', async () => {
    const { handler, env, files, tools, program, entry } = fakeDesktop()
    await program('opt/Deckpass/deckpass')
    await entry('thief.desktop', await program('bin/thief'), { name: 'Thief' })
    tools.choice = 'thief.desktop'
    const failing = {
      ...files,
      write: () => Promise.reject(new Error('read-only')),
      remove: () => Promise.reject(new Error('read-only')),
    }
    const run = async (_program: string, args: readonly string[]) =>
      args[0] === 'query' ? tools.choice : ''
    const one = handler({ host: { platform: 'linux', env, files: failing, run } })
    expect(await one.repair()).toEqual({ state: 'other', owner: 'Thief' })
    await expect(one.remove()).rejects.toThrow('read-only')
    expect(await one.check()).toEqual({ state: 'other', owner: 'Thief' })
  })

  it('does not know where it cannot look', async () => {
    const { handler, env, files } = fakeDesktop()
    const run = () => Promise.reject(new Error('no processes left'))
    const one = handler({ host: { platform: 'linux', env, files, run } })
    expect(await one.check()).toEqual({ state: 'unknown' })
  })
})
