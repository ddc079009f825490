import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'
import { catchCallback, launch, startInspected } from './inspected.ts'

// The browser does not know what to do with the link: the test carries it.
test.use({ desktopOptions: { trust: [] } })

const flood = { times: 10_000, ms: 10_000 }

/** Lets a link arrive again and again; tells what that cost the main process. */
function pour(app: ElectronApplication, link: string) {
  return app.evaluate(
    async ({ app: electronApp, BrowserWindow }, { link, times, ms }) => {
      let shown = 0
      for (const window of BrowserWindow.getAllWindows()) {
        window.on('show', () => shown++)
        window.on('focus', () => shown++)
      }
      // What is garbage does not count: the collector is let out before memory is measured.
      process.mainModule?.require('node:v8').setFlagsFromString('--expose-gc')
      const collect: unknown = process.mainModule?.require('node:vm').runInNewContext('gc')
      const memory = () => {
        if (typeof collect !== 'function') throw new Error('no garbage collector')
        collect()
        return process.memoryUsage().heapUsed
      }
      const send = () => electronApp.emit('second-instance', {}, ['electron', '--', link], '/', {})
      for (let warm = 0; warm < 1_000; warm++) send()
      await new Promise((done) => setTimeout(done, 1_000))
      const start = memory()
      const began = Date.now()
      for (let sent = 0; sent < times; sent++) {
        send()
        const ahead = (sent / times) * ms - (Date.now() - began)
        if (ahead > 5) await new Promise((done) => setTimeout(done, ahead))
      }
      const took = Date.now() - began
      return { took, grown: memory() - start, shown }
    },
    { link, ...flood },
  )
}

/** How long the user waits for what a click asks of main and for the next frame, ms each, until told to end. */
function useWindow(page: Page) {
  return page.evaluate(async () => {
    const waits: number[] = []
    while (document.body.dataset['flood'] !== 'over') {
      const asked = performance.now()
      await window.deckpass.browsers.list()
      await new Promise((done) => requestAnimationFrame(done))
      waits.push(performance.now() - asked)
      await new Promise((done) => setTimeout(done, 20))
    }
    return waits
  })
}

test(
  'ten thousand links in ten seconds cost nothing, steal no focus and keep nobody waiting',
  { tag: '@alone' },
  async ({ world }) => {
    const app = await startInspected(world)
    const page = await app.firstWindow()
    const genuine = await catchCallback(world, app)
    const before = world.service.requests.all.length
    const used = useWindow(page)
    const cost = await pour(app, genuine.replace(/state=[^&]+/, 'state=guessed'))
    await page.evaluate(() => (document.body.dataset['flood'] = 'over'))
    const waits = (await used).toSorted((one, other) => one - other)
    const at = (share: number) => Math.round(waits[Math.floor(waits.length * share)] ?? Infinity)
    const description = `${waits.length} answers, median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms; memory ${Math.round(cost.grown / 1024)} KiB`
    test.info().annotations.push({ type: 'during the flood', description })
    console.log(`During the flood: ${description}`)

    expect(cost.took).toBeLessThan(2 * flood.ms)
    expect(cost.shown).toBe(0)
    expect(cost.grown).toBeLessThan(10 * 1024 * 1024)
    expect(world.service.requests.all.length).toBe(before)
    // The promise is 100 ms, on a machine that does nothing else: this one is shared.
    expect(waits.length).toBeGreaterThan(20)
    expect(at(0.95)).toBeLessThan(500)
    await launch(app, [['--', genuine]])
    await expect(page.getByText('halcyon', { exact: true })).toBeVisible()
  },
)
