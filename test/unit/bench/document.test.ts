import { expect, test } from 'vitest'
import { documentOf } from '../../bench/document.ts'

test('the page names what is missed, and why', () => {
  const page = documentOf({
    at: '2026-05-01',
    machine: 'linux x64, 2 processors',
    runtime: 'Electron 45.4.1',
    rounds: 15,
    bars: [
      { name: 'A', value: 12, unit: 'ms', bare: 10, bar: 11, ok: false, spread: [11, 13] },
      { name: 'B', value: 1, unit: 'MB', bare: null, bar: 1.5, ok: true, spread: [1, 1] },
      { name: 'C', value: 216, unit: 'KB', bare: null, bar: null, ok: true, spread: [216, 216] },
    ],
  })
  expect(page).toContain('| A | 12.0 ms | 11.0 to 13.0 ms | 10.0 ms | 11.0 ms | **missed** |')
  expect(page).toContain('| B | 1.00 MB | 1.00 to 1.00 MB |  | 1.50 MB | met |')
  expect(page).toContain('| C | 216 KB | 216 to 216 KB |  |  |  |')
  expect(page).toContain('- **A.** Not looked into yet.')
  expect(page).not.toContain('**B.**')
  expect(page).toContain('](bench-peers.md)')
})
