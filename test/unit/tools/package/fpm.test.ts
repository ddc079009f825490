import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseArguments } from '../../../../tools/package/fpm/arguments.mjs'
import { buildDeb } from '../../../../tools/package/fpm/deb.mjs'
import { buildRpm } from '../../../../tools/package/fpm/rpm.mjs'
import { findProgram } from '../../../../tools/run.mjs'
import { tempFolder } from '../temp-folder.ts'

/** A command line as electron-builder gives it to fpm, for a program of one file. */
function commandLine(type: 'deb' | 'rpm') {
  const folder = tempFolder()
  const put = (name: string, text: string, mode: number) => {
    writeFileSync(join(folder, name), text)
    chmodSync(join(folder, name), mode)
    return join(folder, name)
  }
  mkdirSync(join(folder, 'app'))
  put('app/deckpass', 'program', 0o700)
  put('app/library.so', 'library', 0o777)
  put('app/data', 'data', 0o600)
  const file = join(folder, `made.${type}`)
  const given = {
    '-s': 'dir',
    '-t': type,
    '-d': 'libc6',
    [`--${type}-compression`]: 'gz',
    '--architecture': type === 'deb' ? 'amd64' : 'x86_64',
    '--after-install': put('after-install', '#!/bin/sh\necho in\n', 0o600),
    '--after-remove': put('after-remove', '#!/bin/sh\necho out\n', 0o600),
    '--description': 'A summary\n What it is.',
    '--version': '1.2.3~test',
    '--package': file,
    '--name': 'deckpass',
    '--maintainer': 'A Maintainer <a@example.org>',
    '--vendor': 'A Vendor',
    '--url': 'https://example.org',
    '--license': 'MIT',
    '--category': 'sound',
  }
  const words = [...Object.entries(given).flat(), '--force', `${folder}/app/=/opt/Deckpass`]
  return { file, words }
}

it('reads what electron-builder asks for', () => {
  const { words, file } = commandLine('deb')
  expect(parseArguments(words)).toMatchObject({
    file,
    version: '1.2.3~test',
    depends: ['libc6'],
    summary: 'A summary',
    description: 'What it is.',
    sources: [{ to: '/opt/Deckpass' }],
  })
})

it('refuses what it does not know, and misses what it needs', () => {
  const { words } = commandLine('deb')
  expect(() => parseArguments([...words, '--config-files', '/etc/x'])).toThrow('--config-files')
  expect(() => parseArguments(words.map((word) => (word === 'deb' ? 'pacman' : word)))).toThrow(
    'makes no pacman',
  )
  expect(() => parseArguments(['-t', 'deb'])).toThrow('--description')
})

it("makes a .deb with plain modes, root's own", async ({ skip }) => {
  skip(!findProgram('dpkg-deb'), 'dpkg-deb is not installed')
  const { words, file } = commandLine('deb')
  await buildDeb(parseArguments(words))
  const list = execFileSync('dpkg-deb', ['--contents', file], { encoding: 'utf8' })
  expect(list).toMatch(/^-rwxr-xr-x root\/root .*\.\/opt\/Deckpass\/deckpass$/m)
  expect(list).toMatch(/^-rw-r--r-- root\/root .*\.\/opt\/Deckpass\/library\.so$/m)
  expect(list).toMatch(/^-rw-r--r-- root\/root .*\.\/opt\/Deckpass\/data$/m)
  const info = execFileSync('dpkg-deb', ['--info', file], { encoding: 'utf8' })
  for (const part of ['Version: 1.2.3~test', 'Depends: libc6', 'postinst', 'postrm', 'md5sums'])
    expect(info).toContain(part)
})

it('makes an .rpm that says the same', async ({ skip }) => {
  skip(!findProgram('rpmbuild'), 'rpmbuild is not installed')
  const { words, file } = commandLine('rpm')
  await buildRpm(parseArguments(words))
  const query = ['-qp', '--queryformat', '%{VERSION} %{LICENSE} [%{FILENAMES} ]', file]
  const answer = execFileSync('rpm', query, { encoding: 'utf8' })
  expect(answer).toContain('1.2.3~test MIT')
  expect(answer).toContain('/opt/Deckpass/deckpass')
})
