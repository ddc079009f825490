import { expect, test } from 'vitest'
import { stageName } from '../../../main/desktop/stage-name.ts'

const user = {
  sub: '1',
  fetchedAt: 0,
  email: 'Anna.Berg@a.example',
  givenName: 'Anna',
  familyName: 'Berg',
}

test.each(['halcyon', 'Anna B', 'berg-werk', 'DJ Anna'])('%s may be seen', (displayName) => {
  expect(stageName({ ...user, displayName })).toBe(displayName)
})

test.each(['anna.berg@A.example', ' Anna ', 'berg', 'ANNA BERG', 'other@b.example'])(
  '%s is e-mail address or real name',
  (displayName) => {
    expect(stageName({ ...user, displayName })).toBeUndefined()
  },
)

test('a name stays one where nothing else is known', () => {
  expect(stageName({ sub: '1', fetchedAt: 0, displayName: 'undefined undefined' })).toBe(
    'undefined undefined',
  )
})
