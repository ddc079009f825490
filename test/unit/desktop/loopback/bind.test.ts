import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { bind } from '../../../../main/desktop/loopback/bind.ts'

const address = '127.0.0.1'

describe('binding', () => {
  it('takes a free port and gives it back', async () => {
    const { port, close } = await bind(createServer(), { address, port: 0 })
    expect(port).toBeGreaterThan(1023)
    const second = bind(createServer(), { address, port })
    await expect(second).rejects.toMatchObject({ code: 'port_taken' })
    await close()
    const third = await bind(createServer(), { address, port })
    expect(third.port).toBe(port)
    await third.close()
  })

  it('says so where this computer has no such address', async () => {
    await expect(bind(createServer(), { address: '192.0.2.1', port: 0 })).rejects.toMatchObject({
      name: 'LoopbackError',
      code: 'not_available',
      cause: { code: 'EADDRNOTAVAIL' },
    })
  })
})
