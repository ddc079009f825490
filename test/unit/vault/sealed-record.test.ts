import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeRecord } from '../../../main/vault/record-codec.ts'
import { sealRecord, unsealRecord } from '../../../main/vault/sealed-record.ts'
import { random } from './fakes.ts'
import { anyRecord, signedIn } from './records.ts'

const key = { id: 'a-key-of-this-test', bytes: random.bytes(32) }

test('any record that was sealed opens for its connection with its key', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const container = sealRecord('beatport', key, record, random)
      expect(container.keyId).toBe(key.id)
      const opened = unsealRecord('beatport', key, container)
      if (opened.is !== 'record') throw new Error(`came back as ${opened.is}`)
      expect(encodeRecord(opened.record)).toEqual(encodeRecord(record))
    }),
  )
})

test('for another connection, with another key or under another name of it, it is damaged', () => {
  const container = sealRecord('beatport', key, signedIn('r-1'), random)
  const damaged = { is: 'damaged' }
  expect(unsealRecord('other', key, container)).toEqual(damaged)
  expect(unsealRecord('beatport', { ...key, bytes: random.bytes(32) }, container)).toEqual(damaged)
  const renamed = { ...container, keyId: 'another-key-of-this-test' }
  expect(unsealRecord('beatport', key, renamed)).toEqual(damaged)
})

test('what was sealed is no plain text', () => {
  const { sealed } = sealRecord('beatport', key, signedIn('very-secret-token'), random)
  expect(Buffer.from(sealed).includes('very-secret-token')).toBe(false)
})
