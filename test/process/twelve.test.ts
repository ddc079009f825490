import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startIdentityService, type IdentityService } from '../identity-service/index.ts'
import { startDesktop, whyNoDesktop } from '../support/desktop/index.ts'
import { until } from '../support/desktop/run.ts'
import { prepareHosts, type Host, type Token } from './ownership/hosts.ts'
import { apiStatus, renewals } from './service-books.ts'

const missing = whyNoDesktop({ screen: false })
const start = prepareHosts()
const second = 1_000

/** A service that believes in no second chance: a refresh token that comes twice ends the session. */
async function strictService(): Promise<IdentityService> {
  const service = await startIdentityService({
    // The shortest life that Deckpass believes.
    accessTokenSeconds: 30,
    reuse: 'strict',
    keepAlive: false,
  })
  onTestFinished(() => service.stop())
  return service
}

/** 12 processes with one profile folder and one keyring, of whom one is the owner and has signed in. */
async function twelve(service: IdentityService) {
  const desktop = await startDesktop({ screen: false, browsers: 'none' })
  onTestFinished(() => desktop.stop())
  const hosts = start(12, service, desktop)
  const status = await until(async () => {
    const [told] = await Promise.all(hosts.map((host) => host.status()))
    return told?.phase === 'opening' ? undefined : told
  }, 'The owner did not open its session.')
  expect(status.phase).toBe('signed-out')
  const owner = hosts.find(({ pid }) => pid === status.pid)
  if (!owner) throw new Error('None of them is the owner.')
  await owner.signIn()
  return { hosts, owner }
}

/** The token that all of them are given who ask at once; throws if there are several. */
async function oneTokenFor(hosts: readonly Host[], minValidity: number): Promise<Token> {
  const [first, ...others] = await Promise.all(hosts.map((host) => host.token(minValidity)))
  if (!first) throw new Error('Nobody asked.')
  expect(others.filter(({ accessToken }) => accessToken !== first.accessToken)).toEqual([])
  return first
}

/** A token that the service takes and that lives for `ms` yet. */
async function expectGood(service: IdentityService, token: Token, ms: number): Promise<void> {
  expect(token.expiresAt - Date.now()).toBeGreaterThan(ms)
  expect(await apiStatus(service, token)).toBe(200)
}

describe.skipIf(missing)(`12 processes${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('that ask when their token has just expired cost one renewal; so do those that the owner leaves', async () => {
    const service = await strictService()
    const { hosts, owner } = await twelve(service)
    const first = await oneTokenFor(hosts, second)
    await expectGood(service, first, second)
    expect(renewals(service)).toEqual([])

    // Nobody runs in the second half of its life: a machine that sleeps, and wakes as it ends.
    for (const host of hosts) host.signal('SIGSTOP')
    await pause(first.expiresAt - Date.now())
    expect(renewals(service)).toEqual([])
    const asking = oneTokenFor(hosts, 20 * second)
    for (const host of hosts) host.signal('SIGCONT')
    const next = await asking
    expect(next.accessToken).not.toBe(first.accessToken)
    await expectGood(service, next, 20 * second)
    expect(renewals(service)).toMatchObject([{ status: 200 }])
    await expect.poll(() => apiStatus(service, first)).toBe(401)

    owner.signal('SIGKILL')
    const left = hosts.filter((host) => host !== owner)
    await expectGood(service, await oneTokenFor(left, 20 * second), 19 * second)
    expect(renewals(service)).toMatchObject([{ status: 200 }, { status: 200 }])
    const pids = (await Promise.all(left.map((host) => host.status()))).map(({ pid }) => pid)
    expect(new Set(pids).size).toBe(1)
    expect(left.map(({ pid }) => pid)).toContain(pids[0])
    expect(service.requests.refreshTokensSeenMoreThanOnce()).toBe(0)
  }, 90_000)
})
