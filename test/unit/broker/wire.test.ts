import { once } from 'node:events'
import { expect, test } from 'vitest'
import { createWire, longestMessage } from '../../../main/broker/wire.ts'
import { connectedPair } from './surroundings.ts'

async function setUp() {
  const [far, near] = await connectedPair()
  return { far, near, wire: createWire(near) }
}
const message = (json: unknown) => ({ is: 'message', json })

test('messages come one by one, however they were cut on the way', async () => {
  const { far, wire } = await setUp()
  for (const byte of Buffer.from('{"a":"ä"}\n{"b"')) far.write(Buffer.of(byte))
  expect(await wire.read(1_000)).toEqual(message({ a: 'ä' }))
  far.write(':2}\n3\n')
  expect(await wire.read(1_000)).toEqual(message({ b: 2 }))
  expect(await wire.read(1_000)).toEqual(message(3))
})

test('what is sent arrives as one line', async () => {
  const { far, wire } = await setUp()
  wire.send({ text: 'one\ntwo' })
  const [line] = await once(far, 'data')
  expect(String(line)).toBe('{"text":"one\\ntwo"}\n')
})

test('a message that is not there in time is late, and can still come', async () => {
  const { far, wire } = await setUp()
  far.write('{"slow"')
  expect(await wire.read(20)).toEqual({ is: 'late' })
  far.write(':1}\n')
  expect(await wire.read(1_000)).toEqual(message({ slow: 1 }))
})

test('what came while the process was held up is not late', async () => {
  const { far, wire } = await setUp()
  const reading = wire.read(50)
  far.write('1\n')
  const until = performance.now() + 100
  while (performance.now() < until);
  expect(await reading).toEqual(message(1))
})

test('one byte now and then is no message in time', async () => {
  const { far, wire } = await setUp()
  const dripping = setInterval(() => far.write('1'), 5)
  expect(await wire.read(60)).toEqual({ is: 'late' })
  clearInterval(dripping)
})

test('what came before the end is still heard', async () => {
  const { far, wire } = await setUp()
  far.end('1\n2\nand no more')
  expect(await wire.read(1_000)).toEqual(message(1))
  expect(await wire.read(1_000)).toEqual(message(2))
  expect(await wire.read(1_000)).toEqual({ is: 'closed' })
  expect(await wire.read(1_000)).toEqual({ is: 'closed' })
})

test('a connection that breaks is closed, and takes no more', async () => {
  const { far, near, wire } = await setUp()
  far.destroy()
  expect(await wire.read(1_000)).toEqual({ is: 'closed' })
  wire.send({ to: 'nobody' })
  expect(near.destroyed).toBe(true)
})

test('a connection that broke before is closed', async () => {
  const [, near] = await connectedPair()
  near.destroy()
  expect(await createWire(near).read(1_000)).toEqual({ is: 'closed' })
})

test.each(['not JSON', '{"half":', '', '\u0000', '{"__proto__":'])('%j ends it', async (line) => {
  const { far, near, wire } = await setUp()
  far.write(`${line}\n{"next":1}\n`)
  expect(await wire.read(1_000)).toEqual({ is: 'malformed' })
  expect(await wire.read(1_000)).toEqual({ is: 'malformed' })
  expect(near.destroyed).toBe(true)
})

test('the longest message is taken, one byte more ends it, with or without an end', async () => {
  const longest = JSON.stringify('x'.repeat(longestMessage - 3))
  const first = await setUp()
  first.far.write(`${longest}\n`)
  expect(await first.wire.read(1_000)).toEqual(message(JSON.parse(longest)))
  for (const more of [`${longest} \n`, `${longest}  `]) {
    const { far, near, wire } = await setUp()
    far.write(more)
    expect(await wire.read(1_000)).toEqual({ is: 'malformed' })
    expect(near.destroyed).toBe(true)
  }
})

test('of 10 MB next to nothing is held', async () => {
  const { far, near, wire } = await setUp()
  far.write(Buffer.alloc(10_000_000, 'x'))
  expect(await wire.read(1_000)).toEqual({ is: 'malformed' })
  expect(near.bytesRead).toBeLessThan(longestMessage + 64 * 1024 + 1)
})
