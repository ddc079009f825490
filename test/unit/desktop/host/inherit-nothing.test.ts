import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { inheritNothing } from '../../../../main/desktop/host/inherit-nothing.ts'
import { tempFolder } from '../../tools/temp-folder.ts'

/** What the descriptors of a child lead to. */
async function descriptorsOf(stdio: 'ignore' | number[]): Promise<readonly string[]> {
  const file = join(tempFolder(), 'seen')
  const child = spawn('sh', ['-c', 'ls -l /proc/$$/fd | sed -n "s/.* -> //p" > "$1"', 'x', file], {
    stdio,
  })
  await once(child, 'exit')
  const { readFileSync } = await import('node:fs')
  return readFileSync(file, 'utf8').trim().split('\n')
}

describe('a child', () => {
  test.runIf(process.platform === 'linux')('has nothing but empty files of ours', async () => {
    const own = openSync(join(tempFolder(), 'own'), 'w')
    onTestFinished(() => closeSync(own))
    const { stdio, done } = inheritNothing()
    expect(Array.isArray(stdio) && stdio.length > own).toBe(true)
    const seen = await descriptorsOf(stdio)
    done()
    expect(seen.filter((each) => each === '/dev/null').length).toBeGreaterThan(own - 1)
    expect(seen.some((each) => each.endsWith('/own'))).toBe(false)
  })

  test('has the three usual ones where the system does not tell which there are', () => {
    const { stdio, done } = inheritNothing('/nowhere')
    expect(stdio).toBe('ignore')
    expect(done()).toBeUndefined()
  })
})
