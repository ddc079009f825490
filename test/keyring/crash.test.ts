import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { whyNoDesktop } from '../support/desktop/index.ts'
import { keyringDesktop, startApp, type App } from './app.ts'

const missing = whyNoDesktop({ screen: false })
const kills = 8

describe.skipIf(missing)(`an app that is killed${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test('while it saves never loses what it said was saved', { timeout: 60_000 }, async () => {
    const desktop = await keyringDesktop()
    let app = await startApp(desktop)
    let saved = 0
    await app.save('r-0')
    for (let killed = 0; killed < kills; killed++) {
      expect(await app.save(`r-${++saved}`)).toBe('done')
      const saving = saveOn(app, saved)
      await pause(9 * killed)
      await app.kill()
      const told = await saving

      app = await startApp(desktop)
      const possible = [told, told + 1].map((at) => ({ found: 'record', token: `r-${at}` }))
      expect(possible).toContainEqual(await app.load())
      saved = told + 1
    }
  })
})

/** Saves one record after the other until the app is gone; gives the last that it told was saved. */
async function saveOn(app: App, saved: number): Promise<number> {
  const answer = await app.save(`r-${saved + 1}`)
  return answer === 'done' ? saveOn(app, saved + 1) : saved
}
