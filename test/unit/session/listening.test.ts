import { describe, expect, test } from 'vitest'
import { createListening } from '../../../main/session/listening.ts'

const address = 'http://127.0.0.1/callback'

/** Redirects that answer when they are told to; `open` names what is listened at. */
function setUp() {
  const open: string[] = []
  const waiting: { give: () => void; refuse: () => void }[] = []
  const listening = createListening({
    listen: (redirectUri) =>
      new Promise((resolve, reject) => {
        const bound = `${redirectUri}#${waiting.length}`
        const close = () => void open.splice(open.indexOf(bound), 1)
        waiting.push({
          give() {
            open.push(bound)
            resolve({ redirectUri: bound, close })
          },
          refuse: () => reject(new Error('EADDRINUSE')),
        })
      }),
  })
  return { listening, open, give: (at: number) => waiting[at]?.give(), waiting }
}

describe('listening', () => {
  test('begins at the address that was bound, and ends when told', async () => {
    const { listening, open, give } = setUp()
    const started = listening.start(address)
    give(0)
    expect(await started).toBe(`${address}#0`)
    expect(open).toEqual([`${address}#0`])
    listening.stop()
    listening.stop()
    expect(open).toEqual([])
  })

  test('is for the newest alone, whichever is ready first', async () => {
    const { listening, open, give } = setUp()
    const first = listening.start(address)
    const second = listening.start(address)
    give(1)
    give(0)
    expect(await Promise.all([first, second])).toEqual([undefined, `${address}#1`])
    expect(open).toEqual([`${address}#1`])
  })

  test('frees the address before it asks for it again', async () => {
    const { listening, open, give } = setUp()
    const first = listening.start(address)
    give(0)
    await first
    const second = listening.start(address)
    expect(open).toEqual([])
    give(1)
    expect(await second).toBe(`${address}#1`)
  })

  test('that is stopped before it began does not begin', async () => {
    const { listening, open, give } = setUp()
    const started = listening.start(address)
    listening.stop()
    give(0)
    expect(await started).toBeUndefined()
    expect(open).toEqual([])
  })

  test('says so where the address cannot be had, unless nobody wants it any more', async () => {
    const { listening, waiting } = setUp()
    const refused = listening.start(address)
    waiting[0]?.refuse()
    await expect(refused).rejects.toMatchObject({ code: 'redirect_unavailable', mender: 'user' })
    const unwanted = listening.start(address)
    listening.stop()
    waiting[1]?.refuse()
    expect(await unwanted).toBeUndefined()
  })
})
