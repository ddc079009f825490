import { describe, expect, test } from 'vitest'
import { writeWhole } from '../../../main/command-line/write-whole.ts'

const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code })
}

describe('what is written', () => {
  test('is whole, however little is taken at a time and however long that is not possible', () => {
    const written: number[] = []
    let calls = 0
    const write = (_descriptor: number, bytes: Uint8Array) => {
      if (++calls % 2 === 0) return failing('EAGAIN')()
      written.push(...bytes.subarray(0, 3))
      return Math.min(3, bytes.length)
    }
    expect(writeWhole(1, 'Zoë’s token\n', write)).toBe(true)
    expect(Buffer.from(written).toString()).toBe('Zoë’s token\n')
  })

  test.each(['EPIPE', 'EBADF', 'EINVAL', 'EOF'])('ends quietly at %s', (code) => {
    expect(writeWhole(1, 'x', failing(code))).toBe(false)
  })

  test('does not go missing on a full disk without a word', () => {
    expect(() => writeWhole(1, 'x', failing('ENOSPC'))).toThrow('ENOSPC')
  })
})
