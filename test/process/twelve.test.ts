import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startIdentityService, type IdentityService } from '../identity-service/index.ts'
import { prepareHosts, type Host, type Token } from './ownership/hosts.ts'
import { profileFolder } from './ownership/claimants.ts'

const start = prepareHosts()

/** A service that believes in no second chance: a refresh token that comes twice ends the session. */
async function strictService(): Promise<IdentityService> {
  const service = await startIdentityService({
    accessTokenSeconds: 30,
    reuse: 'strict',
    keepAlive: false,
  })
  onTestFinished(() => service.stop())
  return service
}

/** How many renewals the service was asked for. */
const renewals = ({ requests }: IdentityService) =>
  requests.token.filter(({ token }) => 'grantType' in token && token.grantType === 'refresh_token')
    .length

/** The token that all of them are given who ask at once; throws if there are several. */
async function oneTokenFor(hosts: readonly Host[], minValidity: number): Promise<Token> {
  const tokens = await Promise.all(hosts.map((host) => host.token(minValidity)))
  const [first, ...others] = tokens.sort((one, other) => one.left - other.left)
  if (!first) throw new Error('Nobody asked.')
  expect(others.filter(({ accessToken }) => accessToken !== first.accessToken)).toEqual([])
  return first
}

async function apiStatus({ origin }: IdentityService, { accessToken }: Token): Promise<number> {
  const headers = { authorization: `Bearer ${accessToken}` }
  return (await fetch(`${origin}/v4/my/account/`, { headers })).status
}

test('12 processes with one session renew it once, and survive the owner', async () => {
  const [service, folder] = [await strictService(), await profileFolder()]
  const hosts = start(12, service, folder)
  const { pid, phase } = (await Promise.all(hosts.map((host) => host.status())))[0] ?? {}
  expect(phase).toBe('signed-out')
  const owner = hosts.find((host) => host.pid === pid)
  await owner?.signIn()
  const first = await oneTokenFor(hosts, 1_000)
  expect(await apiStatus(service, first)).toBe(200)
  expect(renewals(service)).toBe(0)

  // In the moment that the owner would renew by itself, all want more than what is left.
  const { token, health } = (await hosts[0]?.status()) ?? {}
  const [due, expiry] = [health?.nextAt ?? 0, token?.expiresAt ?? 0]
  expect(due).toBeGreaterThan(Date.now())
  await pause(due - Date.now())
  const second = await oneTokenFor(hosts, expiry - due + 500)
  expect(second.accessToken).not.toBe(first.accessToken)
  expect(second.left).toBeGreaterThan(expiry - due + 400)
  expect(await apiStatus(service, second)).toBe(200)
  expect(renewals(service)).toBe(1)

  owner?.signal('SIGKILL')
  const left = hosts.filter((host) => host !== owner)
  const third = await oneTokenFor(left, 1_000)
  expect(await apiStatus(service, third)).toBe(200)
  expect(renewals(service)).toBe(2)
  const owners = new Set(
    (await Promise.all(left.map((host) => host.status()))).map(({ pid }) => pid),
  )
  expect(owners.size).toBe(1)
  expect(left.map((host) => host.pid)).toContain([...owners][0])
  expect(service.requests.refreshTokensSeenMoreThanOnce()).toBe(0)
}, 60_000)
