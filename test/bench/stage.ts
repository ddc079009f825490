import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as v from 'valibot'
import { findRuntime, type Runtime } from '../../tools/runtime.mjs'
import { startIdentityService, type IdentityService } from '../identity-service/index.ts'
import { installDeckpass, servicesFile } from '../support/deckpass.ts'
import { startDesktop, type Desktop } from '../support/desktop/index.ts'
import { until } from '../support/desktop/run.ts'
import { sitDown } from '../support/visitor.ts'
import { startProgram, type Program } from './program.ts'
import { openStrips, type Strip, type StripReader } from './strip.ts'

export const projectDir = resolve(import.meta.dirname, '../..')

/** What is started: the bare app with its window or without, Deckpass with a session or without. */
export type Subject = 'bare' | 'bare-main' | 'signed-in' | 'signed-out'

/** Whether Chromium finds what earlier starts left in the profile. */
export type Warmth = 'cold' | 'warm'

export type Stage = {
  readonly runtime: Runtime
  readonly service: IdentityService
  readonly desktop: Desktop
  readonly strips: StripReader
  /** Where the title of the app's first view is, and what it looks like when all is right. */
  look(subject: Subject): { readonly strip: Strip; readonly pixels: Buffer }
  /** Starts with a fresh copy of the profile. Two that run at the same time need two places. */
  start(
    subject: Subject,
    warmth: Warmth,
    place?: string,
    /** Changes the copy before it is used. */
    prepare?: (profileFolder: string) => Promise<void>,
  ): Promise<Program>
  /** What an app is started with in a place. */
  envOf(subject: Subject, place?: string): Readonly<Record<string, string>>
  stop(): Promise<void>
}

const subjects = {
  bare: { folder: join(import.meta.dirname, 'bare'), profile: 'Bare', env: {} },
  'bare-main': {
    folder: join(import.meta.dirname, 'bare'),
    profile: 'Bare',
    env: { BARE_WINDOW: 'none' },
  },
  'signed-in': { folder: projectDir, profile: 'deckpass-dev', env: {} },
  'signed-out': { folder: projectDir, profile: 'deckpass-dev', env: {} },
} as const

/** What of a profile is Deckpass' own and no cache of Chromium's. */
const ownFiles = ['connections', 'settings.json', 'connections.json', 'remembered.json']

/**
 * A desktop with everything that is measured on it: a keyring, a tray, an identity service, and
 * profiles that were signed in once, of which each start gets a copy.
 */
export async function setTheStage(): Promise<Stage> {
  const runtime = await findRuntime({ projectDir })
  const service = await startIdentityService({
    // A copied profile renews with a refresh token that was spent before: it gets the same answer.
    reuse: 'graceful',
    graceSeconds: 86_400,
    // Nothing is to come due while the app is watched at rest.
    accessTokenSeconds: 36_000,
  })
  const trust = [{ origin: service.origin, scheme: 'app.deckpass.dev' }]
  const screen = { width: 1920, height: 900 }
  const desktop = await startDesktop({ screen, trust, tray: true, notifications: true })
  const strips = openStrips(desktop.home)
  const stop = async () => {
    strips.close()
    await desktop.stop()
    await service.stop()
  }
  try {
    const settings = await servicesFile(desktop, [service.serviceProfile()])
    await signInOnce(service, desktop, settings)
    const env = { ...desktop.env, ...settings }
    const templates = join(desktop.home, 'templates')
    const template = (subject: Subject, warmth: Warmth) =>
      join(templates, `${subject === 'bare-main' ? 'bare' : subject}-${warmth}`)
    const looks = new Map<Subject, { strip: Strip; pixels: Buffer }>()

    const configOf = (place: string) => join(desktop.home, 'places', place)
    const envOf: Stage['envOf'] = (subject, place = 'rounds') => ({
      ...env,
      ...subjects[subject].env,
      XDG_CONFIG_HOME: configOf(place),
    })
    const start: Stage['start'] = async (subject, warmth, place = 'rounds', prepare) => {
      const { folder, profile } = subjects[subject]
      const config = configOf(place)
      await rm(join(config, profile), {
        recursive: true,
        force: true,
        maxRetries: 20,
        retryDelay: 50,
      })
      await mkdir(config, { recursive: true })
      await cp(template(subject, warmth), join(config, profile), { recursive: true })
      await prepare?.(join(config, profile))
      return startProgram({ runtime, folder, env: envOf(subject, place) })
    }

    await makeColdTemplates(desktop, template)
    for (const subject of ['bare', 'signed-in', 'signed-out'] as const) {
      looks.set(subject, await warmUp(subject, { desktop, start, strips, template }))
    }
    // Warming up has spent the refresh token that the cold profile began with.
    await copyOwnFiles(template('signed-in', 'warm'), template('signed-in', 'cold'))
    const look: Stage['look'] = (subject) => {
      const found = looks.get(subject)
      if (!found) throw new Error(`"${subject}" has no window to look at.`)
      return found
    }
    return { runtime, service, desktop, strips, look, start, envOf, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function signInOnce(
  service: IdentityService,
  desktop: Desktop,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const deckpass = await installDeckpass(desktop, settings)
  const app = await deckpass.start()
  await app.page.getByRole('button', { name: /^Sign in with / }).click()
  const visitor = await sitDown(desktop.browser)
  await visitor.logIn(service.origin)
  await app.page.getByRole('heading', { level: 1, name: 'halcyon' }).waitFor()
  await app.quit()
  // Nothing else is to run beside what is measured.
  const browser = await desktop.browser.connect()
  const session = await browser.newBrowserCDPSession()
  await session.send('Browser.close').catch(() => undefined)
}

async function makeColdTemplates(
  desktop: Desktop,
  template: (subject: Subject, warmth: Warmth) => string,
): Promise<void> {
  await mkdir(template('bare', 'cold'), { recursive: true })
  for (const subject of ['signed-in', 'signed-out'] as const) {
    const folder = template(subject, 'cold')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, 'settings.json'), '{"keepInTray":true}', { mode: 0o600 })
    await writeFile(join(folder, 'remembered.json'), '{"toldOfTray":true}', { mode: 0o600 })
  }
  const signedIn = join(desktop.home, '.config/deckpass-dev')
  await copyOwnFiles(signedIn, template('signed-in', 'cold'), ['connections', 'connections.json'])
}

async function copyOwnFiles(from: string, to: string, names = ownFiles): Promise<void> {
  for (const name of names)
    await cp(join(from, name), join(to, name), { recursive: true }).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error
    })
}

const systemCode = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined

const titleSchema = v.object({ x: v.number(), y: v.number(), width: v.number() })

const findTitle = `(() => {
  if (!document.querySelector('h1')) return null
  const { x, y, width, height } = document.querySelector('h1').getBoundingClientRect()
  const bar = outerHeight - innerHeight
  return { x: screenX + x, y: screenY + bar + y + height / 2, width: Math.min(width, 300) }
})()`

type Warming = Pick<Stage, 'start' | 'strips'> & {
  readonly desktop: Desktop
  readonly template: (subject: Subject, warmth: Warmth) => string
}

/** Starts a few times, so that all caches are there, and learns what the title looks like. */
async function warmUp(subject: Subject, { desktop, start, strips, template }: Warming) {
  const { profile } = subjects[subject]
  const place = join(desktop.home, 'places', 'warming')
  const warm = template(subject, 'warm')
  let look: { strip: Strip; pixels: Buffer } | undefined
  for (const warmth of ['cold', 'warm', 'warm'] as const) {
    const program = await start(subject, warmth, 'warming')
    const { x, y, width } = await until(
      async () => v.parse(titleSchema, await program.ask('page', findTitle)),
      `"${subject}" showed no title within 30 seconds.`,
      30_000,
    )
    // What comes after the first picture, caches among it, is to be there too.
    await pause(2_500)
    const strip = { x: Math.round(x), y: Math.round(y), width: Math.round(width) }
    look = { strip, pixels: strips.read(strip) }
    await program.quit()
    await rm(warm, { recursive: true, force: true })
    await cp(join(place, profile), warm, { recursive: true, filter: isCopied })
  }
  if (!look) throw new Error('Nothing was warmed up.')
  return look
}

/** Links to sockets and locks belong to the process that made them. */
const isCopied = (path: string) => !/\/(Singleton\w+|owner|DevToolsActivePort|SS)$/.test(path)
