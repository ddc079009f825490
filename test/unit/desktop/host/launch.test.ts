import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { thisHost } from '../../../../main/desktop/host/index.ts'
import { createLaunch } from '../../../../main/desktop/host/launch.ts'
import { tempFolder } from '../../tools/temp-folder.ts'

const PATH = process.env['PATH'] ?? ''

describe('launching a program', () => {
  it('leaves it running, in a group of its own', async () => {
    const file = join(tempFolder(), 'pid')
    await createLaunch({ PATH }, 300)('sh', [
      '-c',
      'ps -o pid=,pgid= -p $$ > "$1"; exec sleep 5',
      'x',
      file,
    ])
    const [pid, group] = (await readFile(file, 'utf8')).trim().split(/\s+/).map(Number)
    expect(pid).toBe(group)
    expect(process.kill(pid ?? 0, 0)).toBe(true)
    onTestFinished(() => void process.kill(pid ?? 0))
  })

  it('takes one that hands over and ends for a success', async () => {
    await expect(createLaunch({ PATH }, 5_000)('true', [])).resolves.toBeUndefined()
  })

  it.each([
    ['fails at once', 'false'],
    ['is not there', '/nowhere/at-all'],
  ])('rejects for one that %s', async (_name, program) => {
    await expect(createLaunch({ PATH }, 5_000)(program, [])).rejects.toThrow()
  })
})

it('is given the session without what is this app’s own', async () => {
  const folder = tempFolder()
  const { run, launch, platform } = thisHost({
    PATH,
    DISPLAY: ':7',
    DECKPASS_SERVICES: 'x',
    LD_LIBRARY_PATH: '/mnt/lib',
  })
  expect(platform).toBe(process.platform)
  const script = join(folder, 'script')
  await writeFile(script, `#!/bin/sh\nenv > "${folder}/env"\n`, { mode: 0o755 })
  await launch(script, [])
  const launched = await readFile(join(folder, 'env'), 'utf8')
  for (const seen of [launched, (await run('env', [])) ?? '']) {
    expect(seen).toMatch(/^DISPLAY=:7$/m)
    expect(seen).not.toMatch(/DECKPASS|LD_LIBRARY/)
  }
})
