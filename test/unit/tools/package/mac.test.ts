import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../../../../tools/run.mjs'
import { projectDir } from '../../../../tools/places.mjs'
import { tempFolder } from '../temp-folder.ts'

/** How Electron's fuses begin in a binary, then their version and number, and one character for each. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('11111111'),
])

function put(root: string, path: string, content: string | Buffer) {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content, { mode: 0o755 })
}

const plist = (values: Record<string, string>) =>
  `<?xml version="1.0"?><plist version="1.0"><dict>${Object.entries(values)
    .map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
    .join('')}</dict></plist>`

/** As much of Electron for macOS as electron-builder touches, and an app to put on it. */
function setting() {
  const folder = tempFolder()
  const contents = 'electron/Electron.app/Contents'
  const helper = `${contents}/Frameworks/Electron Helper.app/Contents`
  put(folder, `${contents}/Info.plist`, plist({ CFBundleExecutable: 'Electron' }))
  put(folder, `${contents}/MacOS/Electron`, '')
  put(folder, `${contents}/Resources/electron.icns`, '')
  put(folder, `${helper}/Info.plist`, plist({ CFBundleName: 'Electron Helper' }))
  put(folder, `${helper}/MacOS/Electron Helper`, '')
  const framework = `${contents}/Frameworks/Electron Framework.framework`
  put(folder, `${framework}/Electron Framework`, fuseWire)
  put(folder, `${framework}/Versions/A/Resources/en.lproj/locale.pak`, '')
  const app = { name: 'deckpass', productName: 'Deckpass', version: '1.2.3', main: 'index.js' }
  const author = 'The Deckpass authors <authors@deckpass.app>'
  put(folder, 'app/package.json', JSON.stringify({ ...app, author, description: 'x' }))
  put(folder, 'app/index.js', '0')
  const config = {
    extends: join(projectDir, 'electron-builder.yml'),
    electronVersion: '45.4.1',
    electronDist: join(folder, 'electron'),
    directories: { app: join(folder, 'app'), output: join(folder, 'out') },
  }
  put(folder, 'config.json', JSON.stringify(config))
  return { folder, made: (path: string) => join(folder, 'out/mac/Deckpass.app/Contents', path) }
}

it('makes an app for macOS that has the scheme, its names and its fuses', async () => {
  const { folder, made } = setting()
  const cli = join(projectDir, 'node_modules/electron-builder/cli.js')
  const args = [cli, '--mac', 'dir', '--x64', '--config', join(folder, 'config.json')]
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, CSC_IDENTITY_AUTO_DISCOVERY: 'false' }
  const finished = await run(process.execPath, args, { cwd: projectDir, env })
  expect(finished.status, finished.stdout + finished.stderr).toBe(0)
  expect(existsSync(made('MacOS/Deckpass'))).toBe(true)
  const info = readFileSync(made('Info.plist'), 'utf8').replaceAll(/>\s+</g, '><')
  expect(info).toContain(
    '<key>CFBundleURLTypes</key><array><dict><key>CFBundleTypeRole</key><string>Editor</string><key>CFBundleURLName</key><string>Deckpass sign-in</string><key>CFBundleURLSchemes</key><array><string>app.deckpass</string></array></dict></array>',
  )
  for (const [key, value] of [
    ['CFBundleIdentifier', 'app.deckpass'],
    ['CFBundleExecutable', 'Deckpass'],
    ['CFBundleShortVersionString', '1.2.3'],
    ['LSMinimumSystemVersion', '13.0'],
    ['LSApplicationCategoryType', 'public.app-category.music'],
  ])
    expect(info).toContain(`<key>${key}</key><string>${value}</string>`)
  expect(info).toMatch(
    /NSHumanReadableCopyright<\/key><string>Copyright © \d+ The Deckpass authors</,
  )
  expect(readFileSync(made('Resources/icon.icns')).subarray(0, 4).toString()).toBe('icns')
  const fuses = readFileSync(made('Frameworks/Electron Framework.framework/Electron Framework'))
  // Cookies encrypted, integrity checked, app.asar alone; Node's ways in closed.
  expect(fuses.subarray(34).toString()).toBe('01001110')
})
