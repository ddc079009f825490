import { describe, expect, it } from 'vitest'
import { ownName, whereabouts } from '../../../../renderer/connections/own-name.ts'
import { service } from '../../../support/snapshots.ts'

describe('ownName', () => {
  it('is what the user said, cut to its limit', () => {
    expect(ownName({ name: 'My label', service })).toBe('My label')
    expect(ownName({ name: 'x'.repeat(60), service }, 24)).toBe(`${'x'.repeat(23)}…`)
  })

  it('is never nothing', () => {
    expect(ownName({ name: '\u200b', service })).toBe('Beatport')
    expect(ownName({ name: '', service: { ...service, name: ' ' } })).toBe(
      'A service without a name',
    )
  })
})

describe('whereabouts', () => {
  it('tells the service only of one that is called otherwise', () => {
    expect(whereabouts({ name: 'Beatport', service })).toEqual(['account.beatport.com'])
    expect(whereabouts({ name: 'My label', service })).toEqual(['Beatport', 'account.beatport.com'])
  })

  it('says nothing twice, and nothing empty', () => {
    expect(
      whereabouts({ name: 'x.test', service: { ...service, name: '', host: 'x.test' } }),
    ).toEqual([])
  })
})
