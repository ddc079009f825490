import { describe, expect, it } from 'vitest'
import { newcomer, shownPanel } from '../../../../renderer/connections/panel.ts'

const one = { id: 'one' }
const two = { id: 'two' }

describe('shownPanel', () => {
  it.each([
    { is: 'list', left: 'gone' },
    { is: 'add' },
    { is: 'manage', connection: 'one' },
    { is: 'other-credentials', connection: 'one' },
  ] as const)('keeps to $is while that can be shown', (panel) => {
    expect(shownPanel(panel, [one])).toBe(panel)
  })

  it.each(['manage', 'other-credentials'] as const)(
    'shows the list in place of %s if the connection is no more',
    (is) => {
      expect(shownPanel({ is, connection: 'two' }, [one])).toEqual({ is: 'list' })
    },
  )
})

describe('newcomer', () => {
  it('is the one that was not there before, wherever it is', () => {
    expect(newcomer([one], [two, one])).toBe('two')
    expect(newcomer([], [one])).toBe('one')
  })

  it('is nobody if one only left or moved', () => {
    expect(newcomer([one, two], [two])).toBeUndefined()
    expect(newcomer([one, two], [two, one])).toBeUndefined()
  })
})
