import { beforeEach, describe, expect, it } from 'vitest'
import { installSystemPackages, missingFrom, packages } from '../../../../tools/setup/debian.mjs'
import { captureOutput } from '../captured-output.ts'
import { fakeRun } from '../fake-run.ts'

beforeEach(() => void captureOutput())

const wanted = [['libnss3'], ['libgtk-3-0t64', 'libgtk-3-0'], ['xvfb']]
const listing = (names: string[]) => names.map((name) => `${name} installed\n`).join('')
const everything = listing(packages.map(([name]) => name ?? ''))

describe('what is missing', () => {
  it('is nothing where all is installed, under any name', () => {
    expect(missingFrom(listing(['libnss3', 'libgtk-3-0', 'xvfb', 'other']), wanted)).toEqual([])
    expect(missingFrom(listing(['libnss3', 'libgtk-3-0t64', 'xvfb']), wanted)).toEqual([])
  })

  it('does not count what was removed and left its settings', () => {
    const text = 'libnss3 config-files\nlibgtk-3-0 installed\nxvfb half-installed\n'
    expect(missingFrom(text, wanted)).toEqual([['libnss3'], ['xvfb']])
  })

  it('is all of it on an empty listing', () => {
    expect(missingFrom('', wanted)).toEqual(wanted)
  })

  it('is not fooled by a name that another begins with', () => {
    expect(missingFrom(listing(['libnss3-tools', 'xvfb-run', 'libgtk-3-0']), wanted)).toHaveLength(
      2,
    )
  })
})

describe('installing', () => {
  const computer = ({ installed = '', apt = 0, says = '' }) =>
    fakeRun((line) => {
      if (line.startsWith('dpkg-query')) return { stdout: installed }
      if (line.startsWith('apt-cache pkgnames')) return { stdout: 'libgtk-3-0\nlibasound2t64\n' }
      if (line.startsWith('apt-get install')) return { status: apt, stderr: says }
      return { status: 0 }
    })
  const debian = { platform: 'linux', hasApt: true, isRoot: true } as const

  it('does nothing where nothing is missing, nor outside of Debian', async () => {
    const { run, asked } = computer({ installed: everything })
    await installSystemPackages({ ...debian, run })
    expect(asked.filter((line) => line.startsWith('apt'))).toEqual([])
    await installSystemPackages({ ...debian, run: fakeRun(() => undefined).run, hasApt: false })
    await installSystemPackages({
      ...debian,
      run: fakeRun(() => undefined).run,
      platform: 'darwin',
    })
  })

  it('installs the rest as root, by the names that this apt knows', async () => {
    const { run, asked } = computer({
      installed: everything.replace(/^(libgtk|libasound).*\n/gm, ''),
    })
    await installSystemPackages({ ...debian, run })
    const install = asked.find((line) => line.startsWith('apt-get install'))
    expect(install).toMatch(/--no-install-recommends libgtk-3-0 libasound2t64$/)
    expect(asked.findIndex((line) => line.endsWith('update'))).toBeLessThan(
      asked.indexOf(install ?? ''),
    )
  })

  it('names the one command to whoever may not install', async () => {
    const { run, asked } = computer({ installed: everything.replace('xvfb installed\n', '') })
    const install = installSystemPackages({ ...debian, run, isRoot: false })
    await expect(install).rejects.toThrow('sudo apt-get install --no-install-recommends xvfb')
    expect(asked.some((line) => line.startsWith('apt-get'))).toBe(false)
  })

  it('says why apt failed', async () => {
    const { run } = computer({ apt: 100, says: 'E: Unable to fetch some archives\n' })
    const install = installSystemPackages({ ...debian, run })
    await expect(install).rejects.toThrow('(E: Unable to fetch some archives)')
  })
})
