import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { iconFile } from '../../../../main/desktop/tray/icon.ts'

const states = ['signed-in', 'offline', 'needs-you'] as const

describe.each([
  ['darwin', false, ['', '@2x']],
  ['darwin', true, ['', '@2x']],
  ['win32', true, ['', '@1.5x', '@2x']],
  ['win32', false, ['', '@1.5x', '@2x']],
  ['linux', true, ['', '@2x']],
] as const)('on %s, dark is %s', (platform, dark, scales) => {
  test('every state has its icon, for every kind of screen', () => {
    const files = states.map((state) => iconFile(state, { platform, dark }))
    expect(new Set(files).size).toBe(3)
    for (const file of files)
      for (const scale of scales) {
        const name = file.replace('.png', `${scale}.png`)
        expect(existsSync(resolve('build/tray', name)), name).toBe(true)
      }
  })
})

test('macOS knows by the name that it colours the icon', () => {
  for (const state of states)
    expect(iconFile(state, { platform: 'darwin', dark: true })).toMatch(/Template\.png$/)
})
