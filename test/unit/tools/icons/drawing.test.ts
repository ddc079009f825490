import { describe, expect, test } from 'vitest'
import { trayIcon } from '../../../../tools/icons/drawing.ts'

const states = ['signed-in', 'offline', 'needs-you'] as const
const withoutColours = (svg: string) => svg.replaceAll(/#[0-9a-f]{3,6}/g, '')

describe.each(['dark', 'light', 'template'] as const)('the tray icons on %s', (ground) => {
  test('differ in shape, for whoever sees no colours', () => {
    const shapes = states.map((state) => withoutColours(trayIcon(state, ground)))
    expect(new Set(shapes).size).toBe(3)
  })
})

test('what macOS colours itself has no colour but black, and no ground', () => {
  for (const state of states) {
    // White is what a mask lets through.
    const colours = trayIcon(state, 'template').match(/(?<=(?:fill|stroke)=")[^"]+/g) ?? []
    expect(new Set(colours)).toEqual(
      new Set(state === 'signed-in' ? ['none', '#000', '#fff'] : ['none', '#000']),
    )
  }
})
