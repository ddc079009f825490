import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { UserError, runTool, say } from '../say.mjs'
import { installersDir } from './record.mjs'

/** Where the unpacked app's program is. */
const programs = new Map([
  ['linux', 'linux-unpacked/deckpass'],
  ['win32', 'win-unpacked/Deckpass.exe'],
  ['darwin', `mac${process.arch === 'arm64' ? '-arm64' : ''}/Deckpass.app/Contents/MacOS/Deckpass`],
])

/** Starts what `npm run package` made and asks its page, over Chromium's own protocol, whether it is there. */
async function main() {
  const home = mkdtempSync(join(tmpdir(), 'deckpass-smoke-'))
  const program = join(installersDir, programs.get(process.platform) ?? '')
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const env = { ...process.env, HOME: home, APPDATA: home, XDG_CONFIG_HOME: home }
  const child = spawn(program, [`--remote-debugging-port=${port}`], { env, stdio: 'inherit' })
  /** @type {string | undefined} */
  let ended
  child.once('error', ({ message }) => (ended = message))
  child.once('exit', (code) => (ended = `it ended with status ${code}`))
  try {
    for (let left = 60; left > 0; left--) {
      if (ended !== undefined) throw new UserError(`The packaged app did not start: ${ended}.`)
      const targets = await fetch(`http://127.0.0.1:${port}/json/list`).then(
        (answer) => answer.text(),
        () => '',
      )
      if (targets.includes('app://deckpass/')) return say('The packaged app opens its window.')
      await pause(500)
    }
    throw new UserError('The packaged app opened no window within 30 seconds.')
  } finally {
    child.kill()
    await pause(1_000)
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

await runTool(main)
