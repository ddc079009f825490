import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { readLicences, writeLicences } from '../../../tools/licences.mjs'
import { makeSbom } from '../../../tools/sbom.mjs'
import { withoutMachine } from '../../../tools/sbom/reproducible.mjs'

const root = resolve(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(resolve(root, path), 'utf8')

const Package = v.object({
  version: v.string(),
  resolved: v.optional(v.string()),
  integrity: v.optional(v.string()),
  hasInstallScript: v.optional(v.boolean()),
})
const Lock = v.object({ packages: v.record(v.string(), Package) })
const Sbom = v.object({
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.string(),
  components: v.array(v.object({ name: v.string(), version: v.string(), purl: v.string() })),
})

/** Licences that ask for nothing but to be named, or for changes to their own files to be shared alike. */
const acceptable =
  /^\(?(?:MIT|MIT-0|0BSD|ISC|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-[34]\.0|CC BY-SA 4\.0|Python-2\.0|Unlicense|WTFPL|Zlib)(?: (?:OR|AND) .+)?\)?$/

test('every package is locked by its integrity, and none has an install script that npm would run', () => {
  const { packages } = v.parse(Lock, JSON.parse(read('package-lock.json')))
  const entries = Object.entries(packages).filter(([path]) => path !== '')
  expect(entries.length).toBeGreaterThan(100)
  expect(entries.filter(([, each]) => !each.integrity?.startsWith('sha512-'))).toEqual([])
  const elsewhere = entries.filter(
    ([, { resolved }]) => resolved && !resolved.startsWith('https://'),
  )
  expect(elsewhere).toEqual([])
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
})

test('every direct dependency is pinned to one version', () => {
  const Direct = v.record(v.string(), v.string())
  const Manifest = v.object({ dependencies: Direct, devDependencies: Direct })
  const manifest = v.parse(Manifest, JSON.parse(read('package.json')))
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(versions.filter((each) => !/^(?:npm:[@\w/.-]+@)?\d+\.\d+\.\d+$/.test(each))).toEqual([])
})

describe('licences', () => {
  test('are all of those that can be met by naming them', () => {
    const others = [...readLicences()].filter(([, licence]) => !acceptable.test(licence))
    expect(others).toEqual([])
  })

  test('are listed in docs/licences.md: "npm run licences" writes it', () => {
    expect(read('docs/licences.md')).toBe(writeLicences(readLicences()))
  })
})

describe('the bill of materials', () => {
  test('is CycloneDX, and has every package that the lock file has for this system', () => {
    const { components } = v.parse(Sbom, JSON.parse(makeSbom()))
    const names = new Set(components.map(({ name }) => name))
    for (const name of ['react', 'oauth4webapi', 'valibot', 'electron', 'electron-store'])
      expect(names).toContain(name)
    expect(components.length).toBeGreaterThan(200)
  })

  test('is the same each time', () => {
    const made = {
      bomFormat: 'CycloneDX',
      serialNumber: 'x',
      metadata: { timestamp: 'y', tools: [] },
    }
    expect(withoutMachine(made)).toEqual({ bomFormat: 'CycloneDX', metadata: { tools: [] } })
  })
})
