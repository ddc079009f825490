import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { requestSchemas } from '../../../main/desktop/request-schemas.ts'
import { plainSettings } from './plain-settings.ts'

const schema = requestSchemas['settings.change']
const { can: _can, setAside: _setAside, ...choices } = plainSettings

describe('a change of settings', () => {
  // Types do not notice one that is missing: every choice may be left out of a change.
  test.each([...Object.entries(choices), ['browser', 'a-browser'], ['browser', null]] as const)(
    'may be of %s, which the window shows',
    (name, value) => {
      expect(v.parse(schema, { [name]: value })).toEqual({ [name]: value })
    },
  )

  test.each([[{ unheardOf: true }], [{ theme: 'pink' }], [[]], [null]])('%j is none', (input) => {
    expect(v.safeParse(schema, input).success).toBe(false)
  })
})
