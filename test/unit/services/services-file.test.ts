import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readServices } from '../../../main/services/services-file.ts'
import { exampleProfile } from '../../support/world.ts'

const mistakeIn = (text: string) => {
  const read = readServices(text, { development: true })
  return 'mistake' in read ? read.mistake : undefined
}
const written = (...services: readonly object[]) => JSON.stringify(services, null, 2)
const lineWith = (text: string, part: string) =>
  text.slice(0, text.indexOf(part)).split('\n').length

describe('a services file', () => {
  test('gives the services in it', () => {
    expect(readServices(written(exampleProfile), { development: true })).toEqual({
      services: [{ asks: 'nothing', profile: exampleProfile }],
    })
  })

  test.each([
    ['[\n  {"id": }\n]', 'line 2: not JSON (value expected)'],
    ['[\n\n', 'line 3: not JSON (close bracket expected)'],
    ['// mine\n[]', 'line 1: not JSON (invalid comment token)'],
    ['', 'line 1: not JSON (value expected)'],
  ])('%j is told by the line that is no JSON', (text, mistake) => {
    expect(mistakeIn(text)).toBe(mistake)
  })

  test('is told by the line of what is wrong', () => {
    const text = written(exampleProfile, { ...exampleProfile, id: 'two', tokenEndpoint: 'ftp://x' })
    expect(mistakeIn(text)).toMatch(
      new RegExp(`^line ${lineWith(text, 'ftp://x')} \\(1\\.tokenEndpoint\\): must be https`),
    )
  })

  test('is told by the line of the service that lacks something', () => {
    const { issuer: _, ...without } = exampleProfile
    const text = written(exampleProfile, without)
    const line = lineWith(text, '  },\n  {') + 1
    expect(mistakeIn(text)).toBe(`line ${line} (1.issuer): is missing`)
  })

  test('is told by the line of a key that nobody knows', () => {
    const text = written({ ...exampleProfile, clientSecret: 'x' })
    const line = lineWith(text, 'clientSecret')
    expect(mistakeIn(text)).toBe(`line ${line} (0.clientSecret): is not a key of a profile`)
  })

  test.each([
    ['refreshTokenDays', '31', 'must be number, not "31"'],
    ['prompt', 'none', 'must be ("consent" | "login" | "select_account"), not "none"'],
    ['idToken', {}, 'is missing', '0.idToken.use'],
    ['scopes', undefined, 'is missing'],
  ])('says of %s: %j what must be there', (key, value, says, place = `0.${key}`) => {
    expect(mistakeIn(JSON.stringify([{ ...exampleProfile, [key]: value }]))).toBe(
      `line 1 (${place}): ${says}`,
    )
  })

  test('of any text at all is read or told, and never thrown over', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(mistakeIn(text)).toMatch(/^line \d+/)
      }),
    )
  })
})

describe('plain http', () => {
  const local = { ...exampleProfile, tokenEndpoint: 'http://127.0.0.1:9000/token' }

  test('on this machine is for development builds alone', () => {
    const text = written(local)
    expect(readServices(text, { development: true })).toHaveProperty('services')
    expect(readServices(text, { development: false })).toEqual({
      mistake: `line ${lineWith(text, '127.0.0.1:9000')} (0.tokenEndpoint): must be https`,
    })
  })

  test('is where a browser may come back to in every build', () => {
    const text = written({ ...exampleProfile, redirectUri: 'http://127.0.0.1/callback' })
    expect(readServices(text, { development: false })).toHaveProperty('services')
  })
})
