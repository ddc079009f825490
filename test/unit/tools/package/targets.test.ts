import { expect, it } from 'vitest'
import { planTargets } from '../../../../tools/package/targets.mjs'

const plan = (options: Partial<Parameters<typeof planTargets>[0]> = {}) =>
  planTargets({
    platform: 'linux',
    runtime: { kind: 'official', electronVersion: '45.4.1' },
    arch: 'x64',
    has: () => true,
    ...options,
  })
const built = (targets: ReturnType<typeof plan>) =>
  targets.filter(({ whyNot }) => whyNot === undefined).map(({ name, arch }) => `${name} ${arch}`)

it('builds all of a system, for both architectures, on that system', () => {
  expect(built(plan())).toEqual(
    ['tar.gz', 'deb', 'rpm', 'AppImage'].flatMap((name) => [`${name} x64`, `${name} arm64`]),
  )
  expect(built(plan({ platform: 'darwin' }))).toHaveLength(4)
  expect(built(plan({ platform: 'win32' }))).toEqual(['nsis x64', 'nsis arm64'])
})

it('says of each other why it is not built', () => {
  const reasons = plan().flatMap(({ name, whyNot }) => (whyNot ? [`${name}: ${whyNot}`] : []))
  expect(new Set(reasons)).toEqual(
    new Set(['dmg: is built on macOS', 'zip: is built on macOS', 'nsis: is built on win32']),
  )
})

it('names the package that brings a missing program', () => {
  const rpm = plan({ has: (program) => program !== 'rpmbuild' }).find(({ name }) => name === 'rpm')
  expect(rpm?.whyNot).toContain('apt-get install --no-install-recommends rpm')
})

it('builds for this machine alone on a runtime that is for this machine alone', () => {
  const runtime = { kind: 'fallback' as const, electronVersion: '22.3.25' }
  expect(built(plan({ runtime })).every((target) => target.endsWith('x64'))).toBe(true)
})
