import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { askOrOwn } from '../../../main/broker/ask-or-own.ts'
import type { Handler } from '../../../main/broker/attend.ts'
import { defaultLimits } from '../../../main/broker/limits.ts'
import { ensureKey } from '../../../main/broker/owner-key.ts'
import { createOwnerServer } from '../../../main/broker/owner-server.ts'
import type { Owner } from '../../../main/broker/ownership.ts'
import { openPlace } from '../../../main/broker/place.ts'
import { codeOf, temporaryFolder } from './surroundings.ts'

const status = { ask: 'status' } as const

/** One that may become the owner, and then answers with its name. */
function contender(name: string) {
  const handler = vi.fn<Handler>(async () => ({ ok: true, value: name }))
  let owner: Owner | undefined
  const own = vi.fn(async (became: Owner) => {
    owner = became
    onTestFinished(() => became.release())
    return handler
  })
  return { handler, own, release: () => owner?.release() }
}

test('who finds no owner becomes it, and answers itself and others', async () => {
  const folder = await temporaryFolder()
  const [one, two] = [contender('one'), contender('two')]
  expect(await askOrOwn(folder, status, one.own)).toEqual({ ok: true, value: 'one' })
  expect(await askOrOwn(folder, status, two.own)).toEqual({ ok: true, value: 'one' })
  expect(await askOrOwn(folder, status, one.own)).toEqual({ ok: true, value: 'one' })
  expect([one.own, two.own].map((own) => own.mock.calls.length)).toEqual([1, 0])
  expect(one.handler).toHaveBeenCalledTimes(3)
})

test('of many at once one becomes it, and all have its answer', async () => {
  const folder = await temporaryFolder()
  const all = Array.from({ length: 8 }, (_, at) => contender(String(at)))
  const answers = await Promise.all(all.map(({ own }) => askOrOwn(folder, status, own)))
  expect(new Set(answers.map((answer) => answer.ok && answer.value)).size).toBe(1)
  expect(all.filter(({ own }) => own.mock.calls.length > 0)).toHaveLength(1)
})

test('an owner that goes in the middle is succeeded by who asked it', async () => {
  const folder = await temporaryFolder()
  const [one, two] = [contender('one'), contender('two')]
  await askOrOwn(folder, status, one.own)
  one.handler.mockImplementation(() => new Promise(() => void one.release()))
  expect(await askOrOwn(folder, status, two.own)).toEqual({ ok: true, value: 'two' })
})

test('owners that end over one request are not succeeded for ever', async () => {
  const place = await openPlace(await temporaryFolder())
  let asked = 0
  const { server, hangUp } = createOwnerServer({
    folder: place.folder,
    key: () => ensureKey(place.folder),
    limits: defaultLimits,
    handler: Promise.resolve(async () => {
      asked++
      hangUp()
      return { ok: true, value: 'nobody hears it' }
    }),
  })
  const end = await place.take(server)
  onTestFinished(() => end?.())
  const { own } = contender('successor')
  expect(await codeOf(askOrOwn(place.folder, status, own))).toBe('owner_gone')
  expect(asked).toBe(6)
  expect(own).not.toHaveBeenCalled()
})

describe('an owner that cannot begin', () => {
  test('gives the folder up and says why', async () => {
    const folder = await temporaryFolder()
    const failing = () => Promise.reject(new Error('no keychain'))
    await expect(askOrOwn(folder, status, failing)).rejects.toThrow('no keychain')
    const { own } = contender('next')
    expect(await askOrOwn(folder, status, own)).toEqual({ ok: true, value: 'next' })
  })

  test('keeps nobody waiting who asked meanwhile', async () => {
    const folder = await temporaryFolder()
    let fail: (() => void) | undefined
    const failing = askOrOwn(
      folder,
      status,
      () =>
        new Promise((_, reject) => {
          fail = () => reject(new Error('no keychain'))
        }),
    )
    const failed = expect(failing).rejects.toThrow('no keychain')
    await vi.waitFor(() => expect(fail).toBeDefined())
    const { own } = contender('next')
    const asking = askOrOwn(folder, status, own)
    fail?.()
    await failed
    expect(await asking).toEqual({ ok: true, value: 'next' })
  })

  test('answers with a code if only its handler fails', async () => {
    const folder = await temporaryFolder()
    const { own, handler } = contender('one')
    handler.mockRejectedValueOnce(new Error('fault'))
    expect(await askOrOwn(folder, status, own)).toEqual({ ok: false, code: 'unexpected' })
    expect(await askOrOwn(folder, status, own)).toEqual({ ok: true, value: 'one' })
  })
})
