import { expect, test } from 'vitest'
import { attemptAll } from '../../../main/vault/attempt-all.ts'

test('all parts are done in order, and no part means done', async () => {
  const done: number[] = []
  const part = (at: number) => async () => done.push(at)
  await expect(attemptAll([part(1), part(2), part(3)])).resolves.toBeUndefined()
  expect(done).toEqual([1, 2, 3])
  await expect(attemptAll([])).resolves.toBeUndefined()
})

test('one that fails keeps no other from being done; the first error is told', async () => {
  const done: string[] = []
  const failing = (message: string) => async () => {
    done.push(message)
    throw new Error(message)
  }
  const parts = [failing('first'), failing('second'), async () => done.push('third')]
  await expect(attemptAll(parts)).rejects.toThrow('first')
  expect(done).toEqual(['first', 'second', 'third'])
})
