import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startIdentityService, type IdentityService } from '../identity-service/index.ts'
import { startDeckpass, type RunningDeckpass } from '../peers/running-deckpass.ts'
import { startDesktop, whyNoDesktop, type Desktop } from '../support/desktop/index.ts'
import { buildProgram } from './build-program.ts'
import { writeRecipes } from './recipe-files.ts'

const run = promisify(execFile)
const runs = (program: string, ...args: readonly string[]) =>
  run(program, args).then(
    () => true,
    () => false,
  )
const noDesktop = whyNoDesktop({ screen: false })
const without = {
  curl: (await runs('curl', '--version')) ? undefined : 'curl is not installed',
  python: (await runs('python3', '--version')) ? undefined : 'python3 is not installed',
  requests: (await runs('python3', '-c', 'import requests'))
    ? undefined
    : 'python3 has no requests',
  beets: (await runs('python3', '-c', 'import beets')) ? undefined : 'python3 has no beets',
  systemd: (await runs('systemd-analyze', '--version')) ? undefined : 'there is no systemd-analyze',
}

let desktop: Desktop
let service: IdentityService
let deckpass: RunningDeckpass
let folder = ''
let key = ''
let address = ''

/** The environment of a program that was let in. */
const env = () => ({ ...desktop.env, DECKPASS_SOCKET: deckpass.socket, DECKPASS_KEY: key })

/** Runs a recipe from the folder of the recipes; resolves to what it prints. */
async function print(program: string, ...args: readonly string[]): Promise<string> {
  return (await run(program, args, { cwd: folder, env: env(), timeout: 30_000 })).stdout.trim()
}

/** The same with something on its standard input. */
async function feed(program: string, input: string): Promise<string> {
  const child = spawn(program, { cwd: folder, env: env(), stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(input)
  return text(child.stdout)
}

const isTaken = async (token: string) =>
  (await fetch(address, { headers: { authorization: `Bearer ${token}` } })).status

const title = (name: string, why: string | undefined) => `${name}${why ? ` (skipped: ${why})` : ''}`
const recipe = (name: string, why: string | undefined, check: () => Promise<void>) =>
  test.skipIf(why !== undefined)(title(name, why), check)

describe.skipIf(noDesktop !== undefined)(title('the recipes', noDesktop), () => {
  beforeAll(async () => {
    const program = await buildProgram(join(import.meta.dirname, '../peers/deckpass-host.ts'))
    desktop = await startDesktop({ screen: false, browsers: 'none' })
    service = await startIdentityService({ keepAlive: false })
    address = `${service.origin}/v4/my/account/`
    deckpass = await startDeckpass({
      program: program.path,
      desktop,
      profile: service.serviceProfile(),
      folder: join(desktop.home, 'profile'),
    })
    await deckpass.signIn()
    folder = join(desktop.home, '.config/recipes')
    await mkdir(folder, { recursive: true })
    await writeRecipes(folder)
    key = join(folder, 'key')
    await writeFile(key, await deckpass.pair('Recipes'), { mode: 0o600 })
    return () => program.remove()
  })
  afterAll(async () => {
    await deckpass?.kill()
    await service?.stop()
    await desktop?.stop()
  })

  recipe('pair.sh asks, shows the code, and prints a key that works', without.curl, async () => {
    const child = spawn(join(folder, 'pair.sh'), ['My tagger'], { env: env() })
    const printed = text(child.stdout)
    const [line] = await once(createInterface({ input: child.stderr }), 'line')
    const code = String(line).replace('Compare in Deckpass: ', '')
    expect(await deckpass.allow(code)).toBe(true)
    const own = join(folder, 'own-key')
    await writeFile(own, await printed, { mode: 0o600 })
    const found = await run(join(folder, 'token.sh'), { env: { ...env(), DECKPASS_KEY: own } })
    expect(await isTaken(found.stdout.trim())).toBe(200)
  })

  recipe('token.sh prints a token that the service takes', without.curl, async () => {
    expect(await isTaken(await print('./token.sh'))).toBe(200)
  })

  recipe('token.sh says in a sentence why there is none', without.curl, async () => {
    const wrong = join(folder, 'wrong-key')
    await writeFile(wrong, 'not-a-key\n')
    const asking = (changed: NodeJS.ProcessEnv) =>
      run(join(folder, 'token.sh'), { env: { ...env(), ...changed } })
    await expect(asking({ DECKPASS_KEY: wrong })).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'Deckpass does not know this key. Pair the program.\n',
    })
    await expect(asking({ DECKPASS_SOCKET: `${deckpass.socket}.none` })).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'Deckpass is not there. Start it, and switch its local service on.\n',
    })
  })

  recipe('loop.sh asks anew for each address', without.curl, async () => {
    const answers = (await feed('./loop.sh', `${address}\n${address}\n`)).trim().split('\n')
    expect(answers.map((each): unknown => JSON.parse(each))).toMatchObject([
      { username: 'halcyon' },
      { username: 'halcyon' },
    ])
  })

  recipe('deckpass.py gives tokens, and a code where it cannot', without.python, async () => {
    const call = (options: string) =>
      print('python3', '-c', `import deckpass; print(deckpass.token("key"${options}))`)
    expect(await isTaken(await call(''))).toBe(200)
    expect(await isTaken(await call(', 60, "beatport"'))).toBe(200)
    await expect(call(', connection="none"')).rejects.toThrow('good for no such connection')
  })

  recipe('account.py asks with requests', without.python ?? without.requests, async () => {
    expect(await print('python3', 'account.py', address)).toBe('halcyon')
  })

  test('account.mjs asks with fetch', async () => {
    expect(await print(process.execPath, 'account.mjs', address)).toBe('halcyon')
  })

  test('watch.mjs prints a line for what is, without a token in it', async () => {
    const child = spawn(process.execPath, ['watch.mjs'], { cwd: folder, env: env() })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const seen = [await lines.next(), await lines.next()].map(({ value }) => String(value))
    child.kill()
    expect(seen).toEqual([
      'phase beatport signed-in',
      expect.stringMatching(/^token beatport \d{4}-\d\d-\d\dT[\d:.]+Z$/),
    ])
  })

  recipe(
    'the systemd unit and its timer are ones that systemd takes',
    without.systemd,
    async () => {
      const program = join(desktop.home, '.local/bin/loop.sh')
      await mkdir(dirname(program), { recursive: true })
      await writeFile(program, '#!/bin/sh\n')
      await chmod(program, 0o755)
      const units = ['deckpass-library.service', 'deckpass-library.timer']
      const verify = ['verify', '--user', '--man=no', '--recursive-errors=no', ...units]
      const { stdout, stderr } = await run('systemd-analyze', verify, { cwd: folder, env: env() })
      expect(stdout + stderr).toBe('')
    },
  )

  recipe('the plugin of beets asks for its user', without.beets, async () => {
    const config = join(folder, 'beets.yaml')
    await writeFile(
      config,
      `library: ${folder}/library.db\npluginpath: ${folder}/beetsplug\nplugins: deckpass_account\n` +
        `deckpass_account:\n  key: ${key}\n  address: ${address}\n`,
    )
    const found = await run('python3', ['-m', 'beets', '-c', config, 'deckpass-account'], {
      env: { ...env(), BEETSDIR: folder, PYTHONPATH: folder },
    })
    expect(found.stdout).toContain('halcyon')
  })
})
