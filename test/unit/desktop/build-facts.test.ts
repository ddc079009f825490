import { expect, it } from 'vitest'
import { readsServicesFile, withBuiltInClientId } from '../../../main/desktop/build-facts.ts'

it('takes the client id that was built in where none is set', () => {
  const name = 'DECKPASS_BEATPORT_CLIENT_ID'
  expect(withBuiltInClientId({}, 'built-in')[name]).toBe('built-in')
  expect(withBuiltInClientId({ [name]: ' ' }, 'built-in')[name]).toBe('built-in')
  expect(withBuiltInClientId({ [name]: 'set' }, 'built-in')[name]).toBe('set')
  expect(withBuiltInClientId({})[name]).toBeUndefined()
})

it('reads a services file in development and in installed test builds alone', () => {
  const named = { DECKPASS_SERVICES: '/services.json' }
  expect(readsServicesFile(true, '1.2.3', {})).toBe(true)
  expect(readsServicesFile(false, '1.2.3-test', named)).toBe(true)
  expect(readsServicesFile(false, '1.2.3-test', {})).toBe(false)
  expect(readsServicesFile(false, '1.2.3', named)).toBe(false)
  expect(readsServicesFile(false, '1.2.3-test.1', named)).toBe(false)
})
