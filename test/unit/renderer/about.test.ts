import { describe, expect, it } from 'vitest'
import { shortcuts, stageModeKey, withCommand } from '../../../renderer/strings/about.ts'

describe('shortcuts', () => {
  it('are written as the system writes them', () => {
    expect(stageModeKey('linux')).toBe('Ctrl+Shift+H')
    expect(stageModeKey('win32')).toBe('Ctrl+Shift+H')
    expect(stageModeKey('darwin')).toBe('⇧⌘H')
    expect(withCommand('darwin', ',')).toBe('⌘,')
  })

  it('are told once each', () => {
    const keys = shortcuts('linux').map(({ keys }) => keys)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
