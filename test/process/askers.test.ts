import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { whyNoDesktop } from '../support/desktop/index.ts'
import type { Deckpass } from './deckpass.ts'
import { isFresh, longWait, startOffline } from './offline.ts'
import { apiStatus, renewals } from './service-books.ts'
import { prepareSettings } from './setting.ts'

const missing = whyNoDesktop({ screen: false })
const setUp = prepareSettings()
/** The shortest life of an access token that Deckpass believes. */
const shortLived = { service: { accessTokenSeconds: 30 } }
const options = { concurrent: true, timeout: 90_000, skip: missing !== undefined }

/** 50 callers who ask at once for a token that lives 20 s more; gives what they all were given. */
async function fiftyTokens(deckpass: Deckpass) {
  const ask = () => deckpass.token({ minValidity: 20_000 })
  const [first, ...others] = await Promise.all([ask(), ...Array.from({ length: 49 }, ask)])
  const all = [first, ...others]
  const tokens = all.map((each) => ('accessToken' in each ? each.accessToken : each.code))
  const shortest = Math.min(...all.map((each) => ('left' in each ? each.left : 0)))
  return { first, different: new Set(tokens).size, shortest }
}

describe(`50 callers${missing ? ` (skipped: ${missing})` : ''}`, options, () => {
  test('whose token is nearly over are served by one renewal', async (context) => {
    const { service, start } = await setUp(context, shortLived)
    const deckpass = await start()
    await deckpass.signIn()
    await pause(10_500)
    const { first, different, shortest } = await fiftyTokens(deckpass)
    expect(renewals(service)).toMatchObject([{ status: 200 }])
    expect(different).toBe(1)
    expect(shortest).toBeGreaterThan(20_000)
    expect(await apiStatus(service, first)).toBe(200)
  })

  test('after a sleep that outlasted the token are served by one renewal', async (context) => {
    const { service, start } = await setUp(context, shortLived)
    const deckpass = await start()
    await deckpass.signIn()
    const before = await deckpass.token()
    expect(await apiStatus(service, before)).toBe(200)
    deckpass.signal('SIGSTOP')
    await pause(31_000)
    expect(await apiStatus(service, before)).toBe(401)
    expect(renewals(service)).toEqual([])
    // They are at the door when it wakes.
    const asking = fiftyTokens(deckpass)
    deckpass.signal('SIGCONT')
    const { first, different, shortest } = await asking
    expect(renewals(service)).toMatchObject([{ status: 200 }])
    expect(different).toBe(1)
    expect(shortest).toBeGreaterThan(20_000)
    expect(await apiStatus(service, first)).toBe(200)
  })
})

describe(`a network${missing ? ` (skipped: ${missing})` : ''}`, options, () => {
  test('that is down at the start: says so, and goes on by itself once it is back', async (context) => {
    const { deckpass, comeBack } = await startOffline(setUp, context)
    const { state, storage } = await deckpass.atRest()
    expect(state).toMatchObject({
      phase: 'signed-in',
      profile: { displayName: 'halcyon' },
      health: { is: 'offline', code: 'offline' },
    })
    expect(storage).toEqual({ in: 'vault' })
    expect(await deckpass.token()).toEqual({ code: 'offline' })

    const service = await comeBack()
    await isFresh(deckpass)
    expect(await apiStatus(service, await deckpass.token())).toBe(200)
    expect(renewals(service)).toMatchObject([{ status: 200 }])
  })

  test('that is back is used at once when the machine wakes', async (context) => {
    const { deckpass, comeBack } = await startOffline(setUp, context)
    const nextAt = await longWait(deckpass, 6_000)
    const service = await comeBack()
    await deckpass.wake()
    await isFresh(deckpass)
    expect(Date.now()).toBeLessThan(nextAt)
    expect(renewals(service)).toMatchObject([{ status: 200 }])
  })
})
