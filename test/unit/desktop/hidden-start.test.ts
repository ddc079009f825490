import { expect, test } from 'vitest'
import { staysHidden } from '../../../main/desktop/hidden-start.ts'

async function start(answers: readonly boolean[]) {
  const waits: number[] = []
  let asked = 0
  const hidden = await staysHidden(
    async () => answers[asked++] ?? false,
    async (ms) => waits.push(ms),
  )
  return { hidden, waits, asked }
}

test('with a tray there the app stays hidden', async () => {
  expect(await start([true])).toEqual({ hidden: true, waits: [0], asked: 1 })
})

test('a tray that comes a little later is waited for', async () => {
  expect(await start([false, false, true])).toMatchObject({ hidden: true, asked: 3 })
})

test('without one the window is shown after seven seconds', async () => {
  expect(await start([])).toEqual({ hidden: false, waits: [0, 2_000, 5_000], asked: 3 })
})
