import { setTimeout as pause } from 'node:timers/promises'
import type { Measures } from './measures.ts'
import { activityBetween, activityOf } from './processes.ts'
import type { Program } from './program.ts'
import type { Stage } from './stage.ts'

/** A session that has ended would be at rest in another way. */
async function expectSession(program: Program | undefined): Promise<void> {
  const found = await program?.ask(
    'page',
    `deckpass.snapshot.current().connections[0]?.session.phase`,
  )
  if (found !== 'signed-in') throw new Error(`The session to be watched is ${String(found)}.`)
}

/** How long the apps may still do what comes after a start, and after a window's end, ms. */
const settling = { start: 5_000, close: 12_000 }

/**
 * Watches four apps at rest at the same time, in places of their own: with a window and without, the
 * bare one and Deckpass.
 */
export async function watchIdle(stage: Stage, measures: Measures, seconds: number): Promise<void> {
  const names = ['bare', 'window', 'bare-main', 'tray'] as const
  const programs = [
    await stage.start('bare', 'warm', 'idle-bare'),
    await stage.start('signed-in', 'warm', 'idle-window'),
    await stage.start('bare-main', 'warm', 'idle-main'),
    await stage.start('signed-in', 'warm', 'idle-tray'),
  ]
  try {
    await pause(settling.start)
    for (const at of [1, 3]) await expectSession(programs[at])
    await programs[3]?.ask('close')
    await pause(settling.close)
    const from = performance.now()
    const before = await Promise.all(programs.map(({ pid }) => activityOf(pid)))
    await pause(1_000 * seconds)
    const after = await Promise.all(programs.map(({ pid }) => activityOf(pid)))
    const took = performance.now() - from
    for (const [at, name] of names.entries()) {
      const { cpu, wakeUps } = activityBetween(before[at] ?? new Map(), after[at] ?? new Map())
      measures.add(`cpu ${name}`, (100 * cpu) / took)
      measures.add(`wake-ups ${name}`, (1_000 * wakeUps) / took)
    }
  } finally {
    await Promise.all(programs.map((program) => program.quit()))
  }
}
