import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectDir } from '../../../../tools/places.mjs'
import { findProgram, run } from '../../../../tools/run.mjs'

const folder = join(projectDir, '.github/workflows')
const files = readdirSync(folder)

it('has workflows that actionlint finds nothing in', async ({ skip }) => {
  skip(!findProgram('actionlint'), 'actionlint is not installed')
  const finished = await run(
    'actionlint',
    files.map((file) => join(folder, file)),
  )
  expect(finished.stdout).toBe('')
  expect(finished.status).toBe(0)
})

it('asks whether a build may be published before anything leaves the machine', () => {
  const text = readFileSync(join(folder, 'release.yml'), 'utf8')
  const at = (part: string) => {
    expect(text).toContain(part)
    return text.indexOf(part)
  }
  expect(at('run: node tools/package/publishable.mjs')).toBeLessThan(at('attest-build-provenance'))
  expect(at('attest-build-provenance')).toBeLessThan(at('gh release create'))
  expect(text).toContain('--draft')
})

it('gives no workflow more rights than it needs', () => {
  for (const file of files)
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(/^permissions:\n {2}contents: read$/m)
})
