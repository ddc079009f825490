/** Writes out/sbom.cdx.json: what Deckpass is made of, as CycloneDX JSON, by npm's own reading of the lock file. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withoutMachine } from './sbom/reproducible.mjs'

const projectDir = resolve(import.meta.dirname, '..')

/**
 * The bill of materials of the lock file alone, whatever is installed; the same text each time.
 * @returns {string}
 */
export function makeSbom() {
  const lock = readFileSync(join(projectDir, 'package-lock.json'), 'utf8')
  const folder = mkdtempSync(join(tmpdir(), 'deckpass-sbom-'))
  try {
    writeFileSync(join(folder, 'package-lock.json'), lock)
    writeFileSync(join(folder, 'package.json'), JSON.stringify(JSON.parse(lock).packages['']))
    const format = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application']
    const text = execFileSync('npm', ['sbom', ...format, '--package-lock-only'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    return `${JSON.stringify(withoutMachine(JSON.parse(text)), null, 2)}\n`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(projectDir, 'out/sbom.cdx.json')
  mkdirSync(join(projectDir, 'out'), { recursive: true })
  writeFileSync(file, makeSbom())
  console.log(`Written: ${file}`)
}
