import { expect, test } from 'vitest'
import { createPatientTimers } from '../../../main/desktop/patient-timers.ts'

function setUp() {
  const set: { ms: number; callback: () => void }[] = []
  const cancelled: number[] = []
  let resolve = () => {}
  const release = new Promise<void>((settle) => {
    resolve = settle
  })
  const clock = { now: 1_000 }
  const timers = createPatientTimers(
    {
      after(ms, callback) {
        set.push({ ms, callback })
        return () => void cancelled.push(ms)
      },
    },
    () => clock.now,
    release,
  )
  const letGo = async () => {
    resolve()
    await new Promise(setImmediate)
  }
  return { timers, set, cancelled, clock, letGo }
}

test('a timer waits for the release, and then for what is left of its time', async () => {
  const { timers, set, clock, letGo } = setUp()
  timers.after(0, () => {})
  timers.after(500, () => {})
  expect(set).toEqual([])
  clock.now += 200
  await letGo()
  expect(set.map(({ ms }) => ms)).toEqual([0, 300])
  timers.after(40, () => {})
  expect(set.at(-1)?.ms).toBe(40)
})

test('a timer can be called off before the release and after it', async () => {
  const { timers, set, cancelled, letGo } = setUp()
  const before = timers.after(10, () => {})
  const after = timers.after(20, () => {})
  before()
  await letGo()
  expect(set.map(({ ms }) => ms)).toEqual([20])
  after()
  expect(cancelled).toEqual([20])
})
