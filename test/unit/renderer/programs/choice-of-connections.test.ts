import { describe, expect, it } from 'vitest'
import {
  choose,
  chosenFirst,
  stillThere,
} from '../../../../renderer/programs/choice-of-connections.ts'

const all = [{ id: 'main' }, { id: 'second' }, { id: 'third' }]

describe('the choice of connections', () => {
  it('begins with the main one, if there is any', () => {
    expect(chosenFirst(all)).toEqual(['main'])
    expect(chosenFirst([])).toEqual([])
  })

  it('keeps the order of the list, whatever is chosen first', () => {
    expect(choose(['third'], 'main', true, all)).toEqual(['main', 'third'])
    expect(choose(['main', 'third'], 'main', false, all)).toEqual(['third'])
  })

  it('holds nothing twice and nothing unknown', () => {
    expect(choose(['main'], 'main', true, all)).toEqual(['main'])
    expect(choose(['main'], 'nobody', true, all)).toEqual(['main'])
  })

  it('loses what is removed', () => {
    expect(stillThere(['gone', 'second'], all)).toEqual(['second'])
    expect(choose(['gone'], 'third', true, all)).toEqual(['third'])
  })
})
