import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  connectionsOf,
  keptList,
  mostConnections,
  withAdded,
  withMain,
  withName,
  without,
  type KeptList,
} from '../../../main/connections/list.ts'
import { beproduct } from '../../../main/services/beproduct.ts'
import { fuuffy } from '../../../main/services/fuuffy.ts'
import type { Service } from '../../../main/services/service.ts'
import { exampleProfile } from '../../support/world.ts'

const example: Service = { asks: 'nothing', profile: exampleProfile }
const services = [example, beproduct, fuuffy]
const nothing = v.parse(keptList, {})
const idsOf = (kept: KeptList) => connectionsOf(kept, services).map(({ id }) => id)

function adding(kept: KeptList, ...wanted: readonly Service[]): KeptList {
  return wanted.reduce((before, service) => withAdded(before, service)?.kept ?? before, kept)
}

describe('the connections', () => {
  test('are those that ask for nothing, before the user made anything of it', () => {
    expect(connectionsOf(nothing, services)).toEqual([
      { id: 'example', name: 'Example', service: example },
    ])
  })

  test('can be added to, also twice to one service', () => {
    expect(idsOf(adding(nothing, fuuffy, beproduct, fuuffy, example))).toEqual([
      'example',
      'fuuffy',
      'beproduct',
      'fuuffy-2',
      'example-2',
    ])
  })

  test('have the user\u2019s names', () => {
    const kept = withName(adding(nothing, fuuffy), 'fuuffy', 'Parcels')
    expect(connectionsOf(kept, services).map(({ name }) => name)).toEqual(['Example', 'Parcels'])
  })

  test('have a main one, which comes first', () => {
    const kept = withMain(adding(nothing, fuuffy, beproduct), 'beproduct')
    expect(idsOf(kept)).toEqual(['beproduct', 'example', 'fuuffy'])
    expect(idsOf(without(kept, 'beproduct'))).toEqual(['example', 'fuuffy'])
  })

  test('lose one that is removed, and no other', () => {
    const kept = withName(adding(nothing, fuuffy, fuuffy, beproduct), 'fuuffy', 'Parcels')
    const left = without(kept, 'fuuffy')
    expect(idsOf(left)).toEqual(['example', 'fuuffy-2', 'beproduct'])
    expect(idsOf(adding(left, fuuffy))).toEqual(['example', 'fuuffy-2', 'beproduct', 'fuuffy'])
    expect(left.names).toEqual({})
  })

  test('lose one that was there from the start, until it is added again', () => {
    const left = without(nothing, 'example')
    expect(idsOf(left)).toEqual([])
    expect(idsOf(adding(left, example))).toEqual(['example'])
  })

  test('leave out one whose service is not known here, and keep it for later', () => {
    const kept = adding(nothing, fuuffy)
    expect(connectionsOf(kept, [example]).map(({ id }) => id)).toEqual(['example'])
    expect(idsOf(kept)).toEqual(['example', 'fuuffy'])
  })

  test('are not too many', () => {
    const kept = adding(nothing, ...Array.from({ length: mostConnections }, () => fuuffy))
    expect(kept.added).toHaveLength(mostConnections)
    expect(withAdded(kept, fuuffy)).toBeUndefined()
  })
})

describe('a list on disk', () => {
  test('costs nothing but the part that is wrong', () => {
    const kept = {
      added: [{ id: 'fuuffy', service: 'fuuffy' }],
      names: { fuuffy: 7 },
      main: '../x',
    }
    expect(v.parse(keptList, kept)).toEqual({
      added: kept.added,
      removed: [],
      names: {},
      main: undefined,
      found: {},
      services: [],
    })
  })

  test('of anything at all is read', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(nothing)), fc.anything()),
        (kept) => {
          expect(idsOf(v.parse(keptList, kept)).length).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })

  test('is read as it was written, whatever was done to it', () => {
    const step = fc.tuple(fc.constantFrom('add', 'remove', 'main', 'name'), fc.nat(9))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const kept = steps.reduce((before, [what, which]) => {
          const id = idsOf(before)[which] ?? 'example'
          if (what === 'add') return adding(before, services[which % 3] ?? example)
          if (what === 'remove') return without(before, id)
          return what === 'main' ? withMain(before, id) : withName(before, id, `No. ${which}`)
        }, nothing)
        expect(v.parse(keptList, JSON.parse(JSON.stringify(kept)))).toEqual(kept)
        const ids = idsOf(kept)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})
