import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { findRuntime } from '../../tools/runtime.mjs'
import type { World } from '../support/e2e.ts'
import { sitDown } from '../support/visitor.ts'

const projectDir = resolve(import.meta.dirname, '../..')

/** The app with a way into its main process: command lines reach the very listener that they always do. */
export async function startInspected(
  { desktop }: World,
  ...switches: readonly string[]
): Promise<ElectronApplication> {
  const { executable, args } = await findRuntime({ projectDir })
  const settings = { DECKPASS_SERVICES: join(desktop.home, 'services.json') }
  const env = { ...desktop.env, ...settings }
  return _electron.launch({
    executablePath: executable,
    args: [...args, projectDir, ...switches],
    env,
  })
}

/** Starts a sign-in and gives the callback that the service sends, undelivered. */
export async function catchCallback(world: World, app: ElectronApplication): Promise<string> {
  const page = await app.firstWindow()
  await page.getByRole('button', { name: /^Sign in with / }).click()
  const visitor = await sitDown(world.desktop.browser)
  return visitor.answer(world.service.origin)
}

/** Command lines of second launches, one after another, as Electron hands them over. */
export function launch(app: ElectronApplication, commandLines: readonly (readonly string[])[]) {
  return app.evaluate(({ app: electronApp }, lines) => {
    for (const line of lines)
      electronApp.emit('second-instance', {}, ['electron', ...line], '/', {})
  }, commandLines)
}
