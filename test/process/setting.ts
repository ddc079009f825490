import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, type TestContext } from 'vitest'
import {
  startIdentityService,
  type IdentityService,
  type IdentityServiceOptions,
} from '../identity-service/index.ts'
import { startDesktop, type Desktop, type DesktopOptions } from '../support/desktop/index.ts'
import { buildProgram } from './build-program.ts'
import { startDeckpass, type Deckpass } from './deckpass.ts'

export type Setting = {
  readonly desktop: Desktop
  readonly service: IdentityService
  /** Starts Deckpass with its records in `folder`, which is one of its own unless told. */
  start(folder?: string): Promise<Deckpass>
}

export type SettingOptions = {
  readonly desktop?: DesktopOptions
  readonly service?: Partial<IdentityServiceOptions>
}

export type SetUp = (context: TestContext, options?: SettingOptions) => Promise<Setting>

/**
 * Builds the host for the tests of a file. What comes back gives a test a desktop and a service of its
 * own; all is ended with the test.
 */
export function prepareSettings(): SetUp {
  let program = ''
  beforeAll(async () => {
    const built = await buildProgram(join(import.meta.dirname, 'host.ts'))
    program = built.path
    return () => built.remove()
  }, 30_000)

  return async ({ onTestFinished }, options = {}) => {
    const desktop = await startDesktop({ screen: false, browsers: 'none', ...options.desktop })
    onTestFinished(() => desktop.stop())
    // As the app's own fetch has it: no request uses the connection of an earlier one.
    const service = await startIdentityService({ keepAlive: false, ...options.service })
    onTestFinished(() => service.stop())
    const own = await mkdtemp(join(desktop.home, 'records-'))
    const start = async (folder = own) => {
      const profile = service.serviceProfile()
      const deckpass = await startDeckpass({ program, env: desktop.env, profile, folder })
      onTestFinished(() => deckpass.kill())
      return deckpass
    }
    return { desktop, service, start }
  }
}
