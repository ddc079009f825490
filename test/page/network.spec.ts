import { expect, test } from '../support/page-test.ts'
import { now, scenarios } from '../support/scenarios.ts'

const changed = { name: 'network.changed', argument: null }

test('tells main when the network is back, at most once a second', async ({ deckpass, page }) => {
  await page.clock.pauseAt(now + 1000)
  await deckpass.open(scenarios['home-offline'])
  const online = () => page.evaluate(() => void window.dispatchEvent(new Event('online')))
  await online()
  expect(await deckpass.intents()).toEqual([changed])
  for (let burst = 0; burst < 3; burst++) await online()
  expect(await deckpass.intents()).toEqual([changed])
  await page.clock.runFor(1000)
  expect(await deckpass.intents()).toEqual([changed, changed])
  await page.clock.runFor(5000)
  expect(await deckpass.intents()).toEqual([changed, changed])
})
