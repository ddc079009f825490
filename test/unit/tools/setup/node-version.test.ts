import { expect, it } from 'vitest'
import { isNewEnough } from '../../../../tools/setup/node-version.mjs'

it.each(['20.19.0', '20.20.2', '21.0.0', '22.12.0', '100.0.0'])('%s runs the tools', (version) => {
  expect(isNewEnough(version)).toBe(true)
})

it.each(['20.18.3', '20.9.0', '18.20.0', '9.99.0', ''])('%j does not', (version) => {
  expect(isNewEnough(version)).toBe(false)
})
