import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { projectDir } from '../../../../tools/places.mjs'
import { run } from '../../../../tools/run.mjs'

// They start processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

/** Runs a program as the app, from a process of its own. */
function asApp(code: string) {
  const from = (file: string) => JSON.stringify(join(projectDir, 'tools', file))
  const runner = `
    import { runApp } from ${from('start/app.mjs')}
    import { runTool } from ${from('say.mjs')}
    await runTool(() => runApp([process.execPath, '-e', ${JSON.stringify(code)}], process.env))`
  return run(process.execPath, ['--input-type=module', '-e', runner], { timeout: 15_000 })
}

it('ends as the app ends', async () => {
  expect(await asApp('console.log("hello")')).toEqual({ status: 0, stdout: 'hello\n', stderr: '' })
})

it('says that the app ended badly, and its last words', async () => {
  const { status, stderr } = await asApp('console.error("no sound"); process.exit(4)')
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr:
      'no sound\nThe app ended with status 4 (no sound): run "npm run clean" and try again.\n',
  })
})

it('says that the app was killed', async () => {
  const { stderr } = await asApp('process.kill(process.pid, "SIGKILL")')
  expect(stderr).toMatch(/^The app was ended by SIGKILL:/)
})

it('says that there is no such screen', async () => {
  const log = '[1:1122/020219.435:ERROR:ozone_platform_x11.cc(238)] Missing X server or $DISPLAY'
  const { stderr } = await asApp(`console.error(${JSON.stringify(log)}); process.exit(1)`)
  expect(stderr).toMatch(/^The app cannot open a window on display .*: correct DISPLAY/)
})

it("leaves out Chromium's own log", async () => {
  const noise = '[13429:1122/020219.435873:ERROR:bus.cc(399)] Failed to connect to the bus'
  const { stderr } = await asApp(`console.error(${JSON.stringify(noise)}); console.error("mine")`)
  expect(stderr).toBe('mine\n')
})

it('ends the app when asked to stop, and calls that well', async () => {
  const onTerm = 'process.on("SIGTERM", () => { console.log("bye"); process.exit(9) })'
  const askParent = 'process.kill(process.ppid, "SIGINT")'
  const finished = await asApp(`${onTerm}; ${askParent}; setInterval(() => {}, 9)`)
  expect(finished).toEqual({ status: 0, stdout: 'bye\n', stderr: '' })
})

it('ends an app that does not want to when asked twice', async () => {
  const ask = 'process.kill(process.ppid, "SIGINT")'
  const stubborn = `process.on("SIGTERM", () => ${ask}); ${ask}; setInterval(() => {}, 9)`
  expect(await asApp(stubborn)).toMatchObject({ status: 0 })
})

it('says that a program is not there', async () => {
  const from = JSON.stringify(join(projectDir, 'tools', 'start', 'app.mjs'))
  const code = `import { runApp } from ${from}\nawait runApp(['/no/such/electron'], {}).catch((e) => console.log(e.message))`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code])
  expect(stdout).toContain('could not be started')
})
