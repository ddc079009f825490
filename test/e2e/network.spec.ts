import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { until } from '../support/desktop/run.ts'
import { expect, test } from '../support/e2e.ts'
import { sitDown } from '../support/visitor.ts'
import { startInspected } from './inspected.ts'

/** The name servers of this computer. */
const resolvers = [...readFileSync('/etc/resolv.conf', 'utf8').matchAll(/^nameserver\s+(\S+)/gm)]
  .map(([, server = '']) => server)
  .concat('127.0.0.1')
  .map((server) => (server.includes(':') ? `[${server}]:53` : `${server}:53`))

/** What of Chromium's own record of its network is needed. */
const NetLog = v.object({
  constants: v.object({ logEventTypes: v.record(v.string(), v.number()) }),
  events: v.array(
    v.object({ type: v.number(), params: v.optional(v.record(v.string(), v.unknown())) }),
  ),
})

/** Whom Chromium connected to or asked for, by event. */
async function contacts(path: string) {
  // It is whole when the process has ended.
  const whole = await until(
    async () => v.parse(NetLog, JSON.parse(await readFile(path, 'utf8'))),
    'Chromium did not finish its record.',
    20_000,
  )
  const { constants, events } = whole
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]))
  const of = (name: RegExp, key: string) =>
    new Set(
      events
        .filter(({ type }) => name.test(names.get(type) ?? ''))
        .flatMap(({ params }) => (typeof params?.[key] === 'string' ? params[key] : [])),
    )
  return {
    tcp: of(/^TCP_CONNECT_ATTEMPT$/, 'address'),
    udp: of(/^UDP_CONNECT$/, 'address'),
    names: of(/^HOST_RESOLVER_MANAGER_REQUEST$/, 'host'),
    urls: of(/^URL_REQUEST_START_JOB$/, 'url'),
  }
}

test('a whole session talks to the service, and to nobody else', async ({ world }) => {
  const { desktop, service } = world
  const record = join(desktop.home, 'network.json')
  const app = await startInspected(world, `--log-net-log=${record}`)
  // Sockets of Node's own, which Chromium's record does not know.
  await app.evaluate(() => {
    const { Socket } = process.mainModule?.require('node:net') ?? {}
    const { connect } = Socket.prototype
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    Socket.prototype.connect = function connectNoted(this: unknown, ...args: unknown[]) {
      seen.push(JSON.stringify(args[0]))
      return Reflect.apply(connect, this, args)
    }
  })
  const page = await app.firstWindow()
  await page.getByRole('button', { name: /^Sign in with / }).click()
  const visitor = await sitDown(desktop.browser)
  await visitor.logIn(service.origin)
  await expect(page.getByText('halcyon', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Renew now' }).click()
  await world.renewals(1)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign out here', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Sign in with / })).toBeVisible()
  expect(await app.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual([])
  // Not `close`: that waits for the browser too, which Deckpass started and leaves running.
  await app.evaluate(({ app: electronApp }) => electronApp.quit()).catch(() => undefined)

  const { tcp, udp, names, urls } = await contacts(record)
  const host = new URL(service.origin).host
  expect([...tcp]).toEqual([host])
  // To know that a name server is there, Chromium opens a socket to it; no name was asked for, see below.
  expect([...udp].filter((each) => !resolvers.includes(each))).toEqual([])
  expect([...names].filter((name) => !name.includes(host))).toEqual([])
  expect([...urls].filter((url) => !url.startsWith(`${service.origin}/`))).toEqual([])
  expect(urls.size).toBeGreaterThan(3)
})
