import { expect, test, vi } from 'vitest'
import { trayMenu } from '../../../../main/desktop/tray/menu.ts'

const view = {
  state: 'signed-in',
  lines: ['Example: signed in as A & B'],
  canRenew: true,
  stageMode: true,
} as const

function menuOf(changes: { canRenew?: boolean; stageMode?: boolean } = {}) {
  const actions = {
    open: vi.fn(() => {}),
    renewNow: vi.fn(() => {}),
    gigCheck: vi.fn(() => {}),
    stageMode: vi.fn((_on: boolean) => {}),
    quit: vi.fn(() => {}),
  }
  return { items: trayMenu({ ...view, ...changes }, actions), actions }
}

test('the menu says how it is, and what can be done', () => {
  expect(menuOf().items).toMatchObject([
    { label: 'Example: signed in as A && B', enabled: false },
    { type: 'separator' },
    { label: 'Open Deckpass' },
    { label: 'Renew now', enabled: true },
    { label: 'Gig check' },
    { label: 'Stage mode', type: 'checkbox', checked: true },
    { type: 'separator' },
    { label: 'Quit Deckpass' },
  ])
  expect(menuOf({ canRenew: false, stageMode: false }).items).toMatchObject({
    3: { enabled: false },
    5: { checked: false },
  })
})

test('each item does one thing', () => {
  const { items, actions } = menuOf()
  for (const { click } of items) if (click) Reflect.apply(click, undefined, [{ checked: false }])
  expect(Object.values(actions).map(({ mock }) => mock.calls)).toEqual([
    [[]],
    [[]],
    [[]],
    [[false]],
    [[]],
  ])
})
