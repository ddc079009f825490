import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCatalogue } from '../../../main/services/catalogue.ts'
import { exampleProfile } from '../../support/world.ts'

type Options = Parameters<typeof readCatalogue>[0]

const noFile = () => {
  throw new Error('ENOENT: no such file')
}
const read = (options: Partial<Options>) =>
  readCatalogue({ development: true, environment: {}, readFile: noFile, ...options })
const readFileOf = (text: string) =>
  read({ environment: { DECKPASS_SERVICES: '/etc/services.json' }, readFile: () => text })

/** Those that need nothing of this build. */
const others = ['beatport-anonymous', 'beproduct', 'fuuffy'].map((id) => ({
  asks: 'credentials',
  profile: { id },
}))

describe('Beatport', () => {
  test.each([
    [true, 'app.deckpass.dev://callback'],
    [false, 'app.deckpass://callback'],
  ])('is the service; development is %s', (development, redirectUri) => {
    const environment = { DECKPASS_BEATPORT_CLIENT_ID: ' a-client\n' }
    expect(read({ development, environment })).toMatchObject({
      services: [
        { asks: 'nothing', profile: { id: 'beatport', clientId: 'a-client', redirectUri } },
        ...others,
      ],
    })
  })

  test.each([[undefined], [''], ['  ']])('needs a client id: %j is none', (clientId) => {
    expect(read({ environment: { DECKPASS_BEATPORT_CLIENT_ID: clientId } })).toMatchObject({
      services: others,
      problem: { problem: 'no-client-id', detail: '' },
    })
  })
})

describe('a services file', () => {
  const environment = { DECKPASS_SERVICES: 'mine.json', DECKPASS_BEATPORT_CLIENT_ID: 'a-client' }

  test('takes the place of Beatport in development', () => {
    const read: string[] = []
    const readFile = (path: string) => {
      read.push(path)
      return JSON.stringify([exampleProfile])
    }
    const catalogue = readCatalogue({ development: true, environment, readFile })
    expect(catalogue).toEqual({ services: [{ asks: 'nothing', profile: exampleProfile }] })
    expect(read).toEqual(['mine.json'])
  })

  test('does not count in a release: it is not even read', () => {
    expect(read({ development: false, environment })).toMatchObject({
      services: [{ profile: { id: 'beatport' } }, ...others],
    })
  })

  test('that cannot be read is named', () => {
    expect(read({ environment })).toEqual({
      services: [],
      problem: { problem: 'services-file', detail: 'mine.json cannot be read.' },
    })
  })

  test('that is no JSON is named, with the place', () => {
    expect(readFileOf('[\n  {"id": }]').problem?.detail).toBe(
      '/etc/services.json, line 2: not JSON (value expected)',
    )
  })

  test('that is wrong is named, with the place and what must be there', () => {
    const wrong = [
      exampleProfile,
      { ...exampleProfile, id: 'two', tokenEndpoint: 'http://a.example' },
    ]
    const text = JSON.stringify(wrong, null, 2)
    const line = 1 + text.slice(0, text.indexOf('http://a.example')).split('\n').length - 1
    expect(readFileOf(text).problem?.detail).toBe(
      `/etc/services.json, line ${line} (1.tokenEndpoint): must be https (plain http is taken for 127.0.0.1, [::1] and localhost alone)`,
    )
    expect(readFileOf('{}').problem?.detail).toBe(
      '/etc/services.json, line 1: must be a list of service profiles',
    )
  })

  test('that holds an address which is none says so', () => {
    const wrong = [{ ...exampleProfile, authorizationEndpoint: 'nonsense' }]
    expect(readFileOf(JSON.stringify(wrong)).problem?.detail).toBe(
      '/etc/services.json, line 1 (0.authorizationEndpoint): must be an address',
    )
  })

  test('that holds anything at all never makes the reader throw', () => {
    const address = fc.dictionary(fc.constantFrom('issuer', 'tokenEndpoint', 'x'), fc.string())
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), address, (text, changes) => {
        expect(readFileOf(text)).toHaveProperty('problem')
        const file = JSON.stringify([{ ...exampleProfile, ...changes }])
        expect(Object.keys(readFileOf(file))).not.toHaveLength(0)
      }),
    )
  })
})
