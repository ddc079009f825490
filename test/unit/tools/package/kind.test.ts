import { expect, it } from 'vitest'
import { fusesFor } from '../../../../tools/package/fuses.mjs'
import { kindOf } from '../../../../tools/package/kind.mjs'
import { whyNotPublishable } from '../../../../tools/package/publishable.mjs'

const official = { kind: 'official' as const, electronVersion: '45.4.1' }
const facts = {
  version: '1.2.3',
  runtime: official,
  wantedElectron: '45.4.1',
  isInspectable: false,
  isForTests: false,
}

it('builds for users on the Electron that the project names, and on no other', () => {
  expect(kindOf(facts)).toEqual({ isTest: false, version: '1.2.3', why: '' })
  const own = { kind: 'override' as const, electronVersion: '45.4.1' }
  expect(kindOf({ ...facts, runtime: own }).isTest).toBe(false)
  for (const change of [
    { runtime: { kind: 'fallback' as const, electronVersion: '22.3.25' } },
    { runtime: { ...own, electronVersion: '44.0.0' } },
    { isInspectable: true },
    { isForTests: true },
  ]) {
    const kind = kindOf({ ...facts, ...change })
    expect(kind).toMatchObject({ isTest: true, version: '1.2.3-test' })
    expect(kind.why).not.toBe('')
  }
})

const good = {
  version: '1.2.3',
  contents: ['package.json', 'dist/main/index.cjs'],
  files: ['/out/deckpass_1.2.3_amd64.deb'],
  hasClientId: true,
}

it('lets a whole release be published', () => {
  expect(whyNotPublishable(good)).toEqual([])
})

it.each([
  [{ version: '1.2.3-test' }, 'test build'],
  [{ files: ['/out/Deckpass-1.2.3-test-linux-x64.AppImage'] }, 'of a test build'],
  [{ files: ['/out/deckpass_1.2.3~test_amd64.deb'] }, 'of a test build'],
  [{ contents: ['compat/compat.cjs'] }, 'stands in for'],
  [{ files: [] }, 'no installers'],
  [{ hasClientId: false }, 'DECKPASS_BEATPORT_CLIENT_ID'],
])('refuses to publish %j', (change, reason) => {
  expect(whyNotPublishable({ ...good, ...change })).toEqual([expect.stringContaining(reason)])
})

it('closes the ways in, and leaves out what an old Electron has no fuse for', () => {
  const release = { electronMajor: 45, isInspectable: false }
  expect(fusesFor(release)).toEqual({
    version: '1',
    0: false,
    1: true,
    2: false,
    3: false,
    4: true,
    5: true,
    7: false,
  })
  expect(fusesFor({ ...release, isInspectable: true })).toMatchObject({ 3: true, 0: false })
  expect(fusesFor({ ...release, electronMajor: 22 })).not.toHaveProperty('7')
})
