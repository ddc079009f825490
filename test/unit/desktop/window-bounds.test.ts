import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitBounds, type Bounds } from '../../../main/desktop/window-bounds.ts'

const least = { width: 360, height: 480 }
const laptop: Bounds = { x: 0, y: 25, width: 1440, height: 875 }
const booth: Bounds = { x: 1440, y: 0, width: 1920, height: 1080 }
const at = (x: number, y: number, width = 400, height = 640): Bounds => ({ x, y, width, height })

describe('a window', () => {
  test.each([
    ['where it was', at(100, 100), at(100, 100)],
    ['on the display that it was on', at(2000, 300), at(2000, 300)],
    ['on the display that held most of it', at(1300, 100), at(1440, 100)],
    ['out from under the menu bar', at(100, 0), at(100, 25)],
    ['back from the right edge', at(3200, 100), at(2960, 100)],
    ['back from the left edge', at(-300, 100), at(0, 100)],
    ['up from the lower edge', at(100, 800), at(100, 260)],
    ['made smaller for a smaller display', at(20, 30, 3000, 3000), at(1440, 0, 1920, 1080)],
    ['never smaller than it can be', at(100, 100, 80, 80), at(100, 100, 360, 480)],
  ])('goes %s', (_what, wanted, expected) => {
    expect(fitBounds(wanted, [laptop, booth], least)).toEqual(expected)
  })

  test('whose display is gone goes where the system puts it', () => {
    expect(fitBounds(at(2000, 300), [laptop], least)).toBeUndefined()
    expect(fitBounds(at(100, 100), [], least)).toBeUndefined()
    expect(fitBounds(undefined, [laptop], least)).toBeUndefined()
  })

  test('of which too little is left to grip counts as gone', () => {
    expect(fitBounds(at(1400, 100), [laptop], least)).toBeUndefined()
    expect(fitBounds(at(1390, 100), [laptop], least)).toEqual(at(1040, 100))
    expect(fitBounds(at(100, 899), [laptop], least)).toBeUndefined()
  })

  test('on a display that is smaller than it can be shows its upper left corner', () => {
    const tiny = { x: 10, y: 20, width: 300, height: 200 }
    expect(fitBounds(at(0, 0), [tiny], least)).toEqual(at(10, 20, 360, 480))
  })

  test('whatever was remembered is whole on one display, if there is room for it', () => {
    const side = fc.integer({ min: -5_000, max: 5_000 })
    const length = fc.integer({ min: 1, max: 5_000 })
    fc.assert(
      fc.property(side, side, length, length, (x, y, width, height) => {
        const fitted = fitBounds({ x, y, width, height }, [laptop, booth], least)
        if (!fitted) return
        const isInside = (area: Bounds) =>
          fitted.x >= area.x &&
          fitted.y >= area.y &&
          fitted.x + fitted.width <= area.x + area.width &&
          fitted.y + fitted.height <= area.y + area.height
        expect([laptop, booth].filter(isInside)).toHaveLength(1)
        expect(fitted.width).toBeGreaterThanOrEqual(least.width)
        expect(fitted.height).toBeGreaterThanOrEqual(least.height)
      }),
    )
  })
})
