import { mkdtemp, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { containerFromJson } from '../../main/vault/container.ts'
import type { IdentityService, ReuseMode } from '../identity-service/index.ts'
import type { Desktop } from '../support/desktop/index.ts'
import { startDeckpass, type Deckpass, type Sight } from './deckpass.ts'
import type { Procedure, Step } from './host/steps.ts'
import { codesSent, apiStatus, mostSendings, revocations } from './service-books.ts'

export type CrashOptions = {
  readonly program: string
  readonly desktop: Desktop
  /** Nobody else may use it meanwhile. */
  readonly service: IdentityService
  readonly reuse: ReuseMode
  readonly procedure: Procedure
  readonly step: Step
}

/**
 * Lets Deckpass die at a step and starts it again; gives in a few words what the user finds. Throws
 * if that is not a whole session, or a plain way to one.
 */
export async function crashAndFind(options: CrashOptions): Promise<string> {
  const { program, desktop, service, reuse, procedure, step } = options
  const folder = await mkdtemp(join(desktop.home, 'records-'))
  service.switches.reuse = reuse
  service.requests.clear()
  const start = (cutAt?: Step) =>
    startDeckpass({ program, env: desktop.env, profile: service.serviceProfile(), folder, cutAt })

  const first = await start(step)
  await expect(runProcedure[procedure](first)).rejects.toThrow('The host ended (SIGKILL).')
  await expectWholeFiles(folder, step)

  const second = await start()
  try {
    const sight = await second.atRest()
    const found = inWords(sight, service, procedure)
    expect(sight.storage).toEqual({ in: 'vault' })
    if (procedure === 'sign-out' && sight.state.phase === 'signed-out')
      expect(await recordsIn(folder)).toEqual([])
    await getBackIn(second, sight, first, service)

    expect(await second.renewNow()).toEqual({ is: 'issued' })
    expect(await apiStatus(service, await second.token())).toBe(200)
    expect(await recordsIn(folder)).toEqual(['beatport.json'])
    expect(mostSendings(service)).toBeLessThanOrEqual(2)
    return found
  } finally {
    await second.kill()
  }
}

const runProcedure: Record<Procedure, (deckpass: Deckpass) => Promise<unknown>> = {
  'sign-in': (deckpass) => deckpass.signIn(),
  async renewal(deckpass) {
    await deckpass.signIn()
    await deckpass.renewNow()
  },
  async 'sign-out'(deckpass) {
    await deckpass.signIn()
    await deckpass.signOut()
  },
}

/** The way that the user has from what was found to a session: none, the browser, or a new sign-in. */
async function getBackIn(
  deckpass: Deckpass,
  { state }: Sight,
  before: Deckpass,
  service: IdentityService,
): Promise<void> {
  if (state.phase === 'signed-in') return
  const sent = codesSent(service)
  if (state.phase === 'signing-in') {
    expect(sent).toBe(0)
    if (before.opened.length === 0) await deckpass.openAgain()
    const callback = await (before.opened.length === 0 ? deckpass : before).callback()
    expect(await deckpass.receive(callback)).toBe(true)
    return
  }
  expect(['signed-out', 'ended']).toContain(state.phase)
  expect(sent).toBeLessThanOrEqual(1)
  // A link that is clicked once more does not send its code once more.
  if (before.opened.length > 0) expect(await deckpass.receive(await before.callback())).toBe(false)
  expect(codesSent(service)).toBe(sent)
  await deckpass.signIn()
}

/** Without the room that the vault keeps on the disk, and the names of keys that may be left. */
async function recordsIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => !/^beatport\.(reserve|keys)$/.test(name))
}

async function expectWholeFiles(folder: string, step: Step): Promise<void> {
  const names = await recordsIn(folder)
  expect(names.includes('beatport.next.json')).toBe(/^while .* (saved|noted)$/.test(step))
  for (const name of names) {
    const json: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'))
    expect(containerFromJson(json).is).toBe('container')
  }
}

function inWords({ state }: Sight, service: IdentityService, procedure: Procedure): string {
  const { phase, reason } = state
  if (phase === 'signing-in') return 'waiting for the browser'
  if (phase === 'ended') return `ended: \`${reason}\``
  if (phase === 'signed-in')
    return mostSendings(service) > 1 ? 'signed in, after asking again' : 'signed in'
  if (phase !== 'signed-out' || procedure !== 'sign-out') return phase.replace('-', ' ')
  return `signed out, token ${revocations(service) > 0 ? 'revoked' : 'not revoked'}`
}
