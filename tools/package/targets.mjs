/**
 * @typedef {object} Target
 * @property {string} name electron-builder's
 * @property {readonly string[]} archs
 * @property {readonly string[]} needs Programs, of which the first of each group that is there will do
 */

/** @type {Record<string, { flag: string, targets: readonly Target[] }>} */
const systems = {
  linux: {
    flag: '--linux',
    targets: [
      { name: 'tar.gz', archs: ['x64', 'arm64'], needs: ['tar'] },
      { name: 'deb', archs: ['x64', 'arm64'], needs: ['dpkg-deb'] },
      { name: 'rpm', archs: ['x64', 'arm64'], needs: ['rpmbuild'] },
      { name: 'AppImage', archs: ['x64', 'arm64'], needs: ['mksquashfs'] },
    ],
  },
  darwin: {
    flag: '--mac',
    targets: [
      { name: 'dmg', archs: ['x64', 'arm64'], needs: ['hdiutil'] },
      { name: 'zip', archs: ['x64', 'arm64'], needs: [] },
    ],
  },
  win32: { flag: '--win', targets: [{ name: 'nsis', archs: ['x64', 'arm64'], needs: [] }] },
}

/** The Debian packages that bring the programs. */
const broughtBy = new Map([
  ['dpkg-deb', 'dpkg'],
  ['rpmbuild', 'rpm'],
  ['mksquashfs', 'squashfs-tools'],
])

/**
 * What there is to build, and for each that cannot be built here why not.
 * @param {object} options
 * @param {NodeJS.Platform} options.platform
 * @param {Pick<import('../runtime.mjs').Runtime, 'kind' | 'electronVersion'>} options.runtime
 * @param {string} options.arch This machine's
 * @param {(program: string) => boolean} options.has
 * @returns {{ name: string, system: string, arch: string, flag: string, whyNot?: string }[]}
 */
export function planTargets({ platform, runtime, arch: own, has }) {
  return Object.entries(systems).flatMap(([system, { flag, targets }]) =>
    targets.flatMap(({ name, archs, needs }) =>
      archs.map((arch) => {
        const target = { name, system, arch, flag }
        if (system !== platform)
          return { ...target, whyNot: `is built on ${system === 'darwin' ? 'macOS' : system}` }
        if (runtime.kind !== 'official' && arch !== own)
          return { ...target, whyNot: `the runtime here, ${runtime.kind}, is for ${own} alone` }
        const missing = needs.find((program) => !has(program))
        if (missing === undefined) return target
        return { ...target, whyNot: `${missing} is not there${remedy(missing)}` }
      }),
    ),
  )
}

/** @param {string} program */
function remedy(program) {
  const name = broughtBy.get(program)
  return name ? `: type "apt-get install --no-install-recommends ${name}"` : ''
}
