import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startIdentityService } from '../../identity-service/index.ts'
import { App, signIn, tokensOf } from './app.ts'
import { Person } from './person.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'identity-service-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('starting', () => {
  it('says in one sentence that the port is taken', async () => {
    const first = await startIdentityService()
    await expect(startIdentityService({ port: first.port })).rejects.toThrow(
      `Port ${first.port} on 127.0.0.1 cannot be used: end the program that has it or choose another port.`,
    )
    await first.stop()
  })

  it('stops at once, even with a request that hangs', async () => {
    const service = await startIdentityService()
    service.faults.next('token', { delayMs: 60_000 })
    const hanging = new App(service.serviceProfile()).renew('a').catch((error: unknown) => error)
    await expect.poll(() => service.requests.all.length).toBe(1)
    await service.stop()
    expect(await hanging).toBeInstanceOf(TypeError)
  })
})

describe('a state file', () => {
  it('keeps port, keys, logins and tokens across a restart, for its owner alone', async () => {
    const stateFile = join(folder, 'state.json')
    const person = new Person()
    const first = await startIdentityService({ stateFile, keepAlive: false })
    const { app, tokens } = await signIn(first.serviceProfile(), person)
    await first.stop()
    expect(statSync(stateFile).mode & 0o777).toBe(0o600)

    const second = await startIdentityService({ stateFile })
    expect(second.origin).toBe(first.origin)
    const headers = { authorization: `Bearer ${tokens.id_token ?? ''}` }
    expect((await fetch(`${second.origin}/o/userinfo/`, { headers })).status).toBe(200)
    expect((await tokensOf(app.renew(tokens.refresh_token))).expires_in).toBe(600)
    expect((await app.renew(tokens.refresh_token)).status).toBe(400)
    const again = await person.open(app.url())
    await second.stop()
    expect(again.url).toMatch(/^app\.deckpass\.dev:/)
  })

  it('keeps the port from the first start on, and is replaced by an empty one when told', async () => {
    const stateFile = join(folder, 'state.json')
    const first = await startIdentityService({ stateFile })
    await first.stop()
    const second = await startIdentityService({ stateFile, keepAlive: false })
    expect(second.port).toBe(first.port)
    await signIn(second.serviceProfile())
    expect(readFileSync(stateFile, 'utf8')).toContain('halcyon deckpass-local')
    second.forgetEverything()
    await second.stop()
    expect(JSON.parse(readFileSync(stateFile, 'utf8'))).toMatchObject({ models: {}, consents: [] })
  })

  it('does not carry what has expired', async () => {
    const stateFile = join(folder, 'state.json')
    const service = await startIdentityService({ stateFile, accessTokenSeconds: 1 })
    const { tokens } = await signIn(service.serviceProfile())
    expect(readFileSync(stateFile, 'utf8')).toContain(tokens.access_token)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await signIn(service.serviceProfile())
    await service.stop()
    expect(readFileSync(stateFile, 'utf8')).not.toContain(tokens.access_token)
  })

  it('that cannot be written is named, with what to do', async () => {
    const stateFile = join(folder, 'missing', 'state.json')
    await expect(startIdentityService({ stateFile })).rejects.toThrow(
      /check that its folder exists/,
    )
  })

  it('that is damaged is named, with what to do', async () => {
    const stateFile = join(folder, 'state.json')
    writeFileSync(stateFile, '{"version":')
    await expect(startIdentityService({ stateFile })).rejects.toThrow(
      /delete the file to begin again/,
    )
  })
})

describe('the command', () => {
  const run = (...args: string[]): ChildProcess =>
    spawn(process.execPath, ['--import', 'tsx', 'test/identity-service/cli.ts', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  const read = async (stream: NodeJS.ReadableStream | null) => {
    const lines: string[] = []
    if (stream) for await (const line of createInterface({ input: stream })) lines.push(line)
    return lines
  }

  it('prints one line when it is ready, and ends within a second of SIGTERM', async () => {
    const child = run('--access-token-seconds', '90', '--state', join(folder, 'state.json'))
    const errors = read(child.stderr)
    const lines = createInterface({ input: child.stdout ?? process.stdin })
    const [line] = await once(lines, 'line')
    const { origin, profile } = JSON.parse(String(line))
    expect(profile).toMatchObject({ id: 'beatport', issuer: origin })
    expect((await signIn(profile)).tokens.expires_in).toBe(90)
    const asked = performance.now()
    child.kill('SIGTERM')
    expect((await once(child, 'exit'))[0]).toBe(0)
    expect(performance.now() - asked).toBeLessThan(1000)
    expect(await errors).toEqual([])
  }, 30_000)

  it.each([
    ['an unknown reuse mode', ['--reuse', 'never'], /^Usage: /],
    ['an unknown option', ['--colour'], /^Usage: /],
    ['a port that is no port', ['--port', '99999'], /^Usage: /],
  ])(
    'says how it is used when given %s',
    async (_, args, expected) => {
      const child = run(...args)
      const lines = await read(child.stderr)
      expect(lines).toHaveLength(1)
      expect(lines[0]).toMatch(expected)
      if (child.exitCode === null) await once(child, 'exit')
      expect(child.exitCode).toBe(1)
    },
    30_000,
  )
})
