import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { projectDir } from '../../../../tools/places.mjs'
import { startIdentityService } from '../../../../tools/start/identity-service.mjs'
import { tempFolder } from '../temp-folder.ts'

// They start processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

/** A project whose identity service is the given script. */
function project(code: string) {
  const folder = tempFolder()
  symlinkSync(join(projectDir, 'node_modules'), join(folder, 'node_modules'))
  const script = join(folder, 'service.mjs')
  writeFileSync(script, code)
  return { projectDir: folder, script }
}

const ready = `
  const port = process.argv[process.argv.indexOf('--port') + 1]
  const profile = { id: 'local', arguments: process.argv.slice(2) }
  console.log(JSON.stringify({ origin: 'http://127.0.0.1:' + port, profile }))
  setInterval(() => {}, 1000)`

async function start(code: string, wait?: number) {
  const options = project(code)
  const service = await startIdentityService(wait === undefined ? options : { ...options, wait })
  onTestFinished(service.stop)
  return { ...options, ...service }
}

it('writes the services file when the service is ready', async () => {
  const { projectDir, servicesFile } = await start(ready)
  const folder = join(projectDir, 'out', 'identity-service')
  expect(servicesFile).toBe(join(folder, 'services.json'))
  expect(JSON.parse(readFileSync(servicesFile, 'utf8'))).toEqual([
    {
      id: 'local',
      arguments: ['--state', join(folder, 'state.json'), '--port', expect.stringMatching(/^\d+$/)],
    },
  ])
})

it('takes another port if the usual one is taken', async () => {
  const server = createServer().listen(47_110, '127.0.0.1')
  onTestFinished(() => void server.close())
  // Somebody else may have it already, which is as good.
  await new Promise((resolve) => server.once('listening', resolve).once('error', resolve))
  const { servicesFile } = await start(ready)
  const text = readFileSync(servicesFile, 'utf8')
  expect(text).toMatch(/"--port",\s+"\d+"/)
  expect(text).not.toContain('"47110"')
})

it.each([
  ['setInterval(() => {}, 1000)', 500, 'did not answer in 0.5 s'],
  ['throw new Error("no such thing")', 9000, /ended before .*no such thing/],
  ['console.log("hello")', 9000, 'did not say who it is'],
  ['console.log(JSON.stringify({ origin: 1 }))', 9000, 'did not say who it is'],
])('says what is wrong with %s', async (code, wait, message) => {
  const options = project(code)
  await expect(startIdentityService({ ...options, wait })).rejects.toThrow(message)
  expect(existsSync(join(options.projectDir, 'out', 'identity-service', 'services.json'))).toBe(
    false,
  )
})
