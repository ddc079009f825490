import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { activityBetween, activityOf, familyOf, pssOf } from '../../bench/processes.ts'

test('a family has its children and theirs, and the memory of all', async () => {
  const child = spawn('sh', ['-c', 'sleep 60 & echo ready; wait'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  try {
    await once(child.stdout, 'data')
    const { pid = 0 } = child
    const family = await familyOf(pid)
    expect(family).toHaveLength(2)
    const [parent, grandchild = 0] = family
    expect(parent).toBe(pid)
    expect(await pssOf(pid)).toBeGreaterThan(await pssOf(grandchild))
    expect(await pssOf(grandchild)).toBeGreaterThan(0)
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid)
  }
})

test('a wait is a wake-up, and work takes processor time', async () => {
  const before = await activityOf(process.pid)
  const end = performance.now() + 60
  while (performance.now() < end);
  for (let wait = 0; wait < 20; wait++) await new Promise((resolve) => setTimeout(resolve, 2))
  const { cpu, wakeUps } = activityBetween(before, await activityOf(process.pid))
  expect(cpu).toBeGreaterThan(20)
  expect(wakeUps).toBeGreaterThan(10)
})

test('threads that came in between count whole, those that went not at all', () => {
  const before = new Map([
    ['1 1', { cpu: 5, wakeUps: 10 }],
    ['1 2', { cpu: 9, wakeUps: 9 }],
  ])
  const after = new Map([
    ['1 1', { cpu: 7, wakeUps: 11 }],
    ['1 3', { cpu: 1, wakeUps: 4 }],
  ])
  expect(activityBetween(before, after)).toEqual({ cpu: 3, wakeUps: 5 })
})
