import { describe, expect, it } from 'vitest'
import { runStages, type Stage } from '../../../../tools/test/run-stages.mjs'
import { none, oneCheck, stageLine } from '../../../../tools/test/tally.mjs'
import { captureOutput } from '../captured-output.ts'

/** Stages that note when they begin and end; each ends when `go` is called with its title. */
function prepare() {
  const events: string[] = []
  const waiting = new Map<string, () => void>()
  const stage = (title: string, more: { silent?: boolean; output?: string } = {}): Stage => ({
    title,
    ...(more.silent && { silent: true }),
    async run() {
      events.push(`${title} begins`)
      await new Promise<void>((go) => waiting.set(title, go))
      events.push(`${title} ends`)
      return { ...oneCheck(title, true), ...(more.output && { output: more.output }) }
    },
  })
  const go = async (title: string) => {
    waiting.get(title)?.()
    await new Promise(setImmediate)
  }
  return { events, stage, go }
}

describe('running stages', () => {
  it('has silent ones run at once, and the others alone', async () => {
    const { events, stage, go } = prepare()
    const running = runStages([
      stage('types', { silent: true }),
      stage('lint', { silent: true }),
      stage('unit'),
      stage('page'),
    ])
    captureOutput()
    expect(events).toEqual(['types begins', 'lint begins'])
    for (const title of ['lint', 'types', 'unit', 'page']) await go(title)
    expect((await running).map(({ passed }) => passed)).toEqual([1, 1, 1, 1])
    expect(events.slice(2)).toEqual([
      'lint ends',
      'types ends',
      'unit begins',
      'unit ends',
      'page begins',
      'page ends',
    ])
  })

  it('prints them in their order, whichever ends first, each with what it has to say', async () => {
    const printed = captureOutput()
    const { stage, go } = prepare()
    const running = runStages([
      stage('types', { silent: true, output: 'a.ts: wrong\n' }),
      stage('lint', { silent: true }),
    ])
    await go('lint')
    expect(printed()).toBe('\ntypes\n')
    await go('types')
    await running
    const count = '  1 passed, 0 failed, 0 skipped (1 s)\n'
    expect(printed()).toBe(`\ntypes\na.ts: wrong\n${count}\nlint\n${count}`)
  })
})

it.each([
  [900, '(1 s)'],
  [59_000, '(59 s)'],
  [61_500, '(1 min 2 s)'],
])('a stage of %i ms took %s', (ms, time) => {
  expect(stageLine(none, ms)).toBe(`0 passed, 0 failed, 0 skipped ${time}`)
})
