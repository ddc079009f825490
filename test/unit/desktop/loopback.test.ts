import { createServer } from 'node:http'
import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listenForRedirect, LoopbackError } from '../../../main/desktop/loopback.ts'
import { listener, refused, send, visit } from './loopback/visit.ts'

const query = 'code=a%20b%26c&state=s&iss=https%3A%2F%2Fservice.example'

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const place = server.address()
  return typeof place === 'object' && place !== null ? place.port : 0
}

async function freePort(): Promise<number> {
  const { redirectUri, close } = await listenForRedirect('http://127.0.0.1/x')
  close()
  return Number(new URL(redirectUri).port)
}

describe('the answer that is waited for', () => {
  it('is handed on byte for byte, and leaves the address bar', async () => {
    const one = await listener()
    expect(one.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/)
    const { status, header } = await visit(one, `/callback?${query}`)
    expect([status, header('location')]).toEqual([303, '/done'])
    expect(one.asked).toEqual([`${one.redirectUri}?${query}`])
  })

  it('ends on a page without script that nothing keeps', async () => {
    const one = await listener()
    const answers = [await visit(one, `/callback?${query}`), await visit(one, '/done')]
    for (const { header, answer } of answers) {
      expect(header('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
      expect(header('referrer-policy')).toBe('no-referrer')
      expect(header('cache-control')).toBe('no-store')
      expect(answer).not.toMatch(/<script|code=|state=|\son\w+=|https?:/i)
    }
    expect(answers[1]?.status).toBe(200)
    expect(answers[1]?.body).toContain('You can close this page.')
  })

  it('closes the port soon after the page was fetched, which is once', async () => {
    const one = await listener()
    await visit(one, `/callback?${query}`)
    expect([(await visit(one, '/done')).status, (await visit(one, '/done')).status]).toEqual([
      200, 404,
    ])
    await pause(300)
    expect(await send(one, 'GET')).toBe(refused)
  })

  it('closes the port in the end if the page is never fetched', async () => {
    const one = await listener(undefined, undefined, { fetching: 100, leaving: 10 })
    await visit(one, `/callback?${query}`)
    await pause(300)
    expect(await send(one, 'GET')).toBe(refused)
  })

  it('counts once, however often it comes', async () => {
    const one = await listener(async () => {
      await pause(50)
      return true
    })
    const visits = Array.from({ length: 20 }, () => visit(one, `/callback?${query}`))
    const statuses = (await Promise.all(visits)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([303]))
    expect((await visit(one, `/callback?${query}`)).status).toBe(303)
    expect((await visit(one, '/callback?code=other')).status).toBe(404)
    expect(one.asked).toHaveLength(1)
  })

  it('may come before somebody takes it', async () => {
    const listening = await listenForRedirect('http://127.0.0.1/callback')
    onTestFinished(() => listening.close())
    const early = fetch(`${listening.redirectUri}?${query}`, { redirect: 'manual' })
    await pause(50)
    listening.answer(() => true)
    expect((await early).status).toBe(303)
  })
})

describe('what is not waited for', () => {
  it('gets a plain page, and listening goes on', async () => {
    const one = await listener((address) => address.endsWith('state=right'))
    const { status, body } = await visit(one, '/callback?code=1&state=wrong')
    expect(status).toBe(404)
    expect(body).toContain('Nothing to see here')
    expect((await visit(one, '/callback?code=1&state=right')).status).toBe(303)
  })

  it.each([
    '/',
    '/favicon.ico',
    '/callback',
    '/callback/?a=b',
    '/done',
    `/callback?${'x'.repeat(4_096)}`,
  ])('%s changes nothing', async (path) => {
    const one = await listener()
    expect((await visit(one, path)).status).toBe(404)
    expect(one.asked).toEqual([])
    expect((await visit(one, `/callback?${query}`)).status).toBe(303)
  })
})

describe('the port', () => {
  it('is the one that the service knows, with the redirect URI as it was', async () => {
    const redirectUri = `http://127.0.0.1:${await freePort()}/callback`
    const one = await listener(undefined, redirectUri)
    expect(one.redirectUri).toBe(redirectUri)
    expect((await visit(one, `/callback?${query}`)).status).toBe(303)
  })

  it('may be taken, which is said with what to do', async () => {
    const port = await takenPort()
    const refused = listenForRedirect(`http://127.0.0.1:${port}/callback`)
    await expect(refused).rejects.toBeInstanceOf(LoopbackError)
    await expect(refused).rejects.toMatchObject({
      code: 'port_taken',
      message: `Another program uses port ${port}, which this service comes back to: end it and sign in again.`,
    })
  })

  it('may be taken by another sign-in that waits, too', async () => {
    const one = await listener()
    await expect(listenForRedirect(one.redirectUri)).rejects.toMatchObject({ code: 'port_taken' })
  })

  it('is free for the next sign-in, though the last page is there still', async () => {
    const redirectUri = `http://127.0.0.1:${await freePort()}/callback`
    const first = await listener(undefined, redirectUri)
    await visit(first, `/callback?${query}`)
    const second = await listener(() => false, redirectUri)
    expect((await visit(second, `/callback?${query}`)).status).toBe(404)
    expect([first.asked.length, second.asked.length]).toEqual([1, 1])
  })

  it('is bound on this computer alone', async () => {
    const one = await listener()
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
    for (const hostname of ['127.0.0.2', ...others.map(({ address }) => address)])
      expect(await send({ ...one, hostname }, 'GET')).toBe(refused)
  })

  it('can be one of IPv6', async (context) => {
    const six = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
    if (!six.some(({ address }) => address === '::1')) return context.skip('no IPv6 here')
    const one = await listener(undefined, 'http://[::1]/callback')
    expect((await visit(one, `/callback?${query}`)).status).toBe(303)
    expect(one.asked).toEqual([`http://[::1]:${one.port}/callback?${query}`])
    expect(await send({ ...one, hostname: '127.0.0.1' }, 'GET')).toBe(refused)
  })
})

describe('closing', () => {
  it('is at once where nothing has come', async () => {
    const one = await listener()
    const idle = send(one, 'GET /callback')
    await pause(20)
    one.close()
    one.close()
    expect(await idle).toBe('')
    expect(await send(one, 'GET')).toBe(refused)
  })

  it('lets the answer that is being looked at have its page', async () => {
    const one = await listener(async () => {
      one.close()
      await pause(50)
      return true
    })
    expect((await visit(one, `/callback?${query}`)).status).toBe(303)
    one.close()
    expect((await visit(one, '/done')).status).toBe(200)
    await pause(300)
    expect(await send(one, 'GET')).toBe(refused)
  })

  it('ends after an answer that was not the one', async () => {
    const one = await listener(async () => {
      one.close()
      return false
    })
    expect((await visit(one, `/callback?${query}`)).status).toBe(404)
    await pause(300)
    expect(await send(one, 'GET')).toBe(refused)
  })

  it('refuses what is no loopback address', async () => {
    await expect(listenForRedirect('http://localhost/callback')).rejects.toMatchObject({
      code: 'not_loopback',
    })
  })
})
