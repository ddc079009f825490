import { setTimeout as pause } from 'node:timers/promises'
import type { Measures } from './measures.ts'
import { pssOf, rolesOf } from './processes.ts'
import type { Program } from './program.ts'
import type { Stage, Subject, Warmth } from './stage.ts'
import { waitForStrip } from './strip.ts'

/** How long an app is left alone before its memory is looked at, ms. */
const settling = 3_000

type WithWindow = Exclude<Subject, 'bare-main'>

/**
 * Starts everything in turn, so that what the machine does besides falls on all alike: how long until
 * the screen shows it, and how much memory it takes then.
 */
export async function startRound(stage: Stage, measures: Pick<Measures, 'add'>): Promise<void> {
  await timed(stage, measures, 'bare', 'cold')
  await timed(stage, measures, 'signed-in', 'cold')
  await timed(stage, measures, 'signed-out', 'cold')
  await timed(stage, measures, 'bare', 'warm', async ({ pid }) => {
    await pause(settling)
    measures.add('memory bare', await pssOf(pid))
  })
  await timed(stage, measures, 'signed-in', 'warm', async (program) => {
    await pause(settling)
    measures.add('memory window', await pssOf(program.pid))
    await program.ask('close')
    await pause(settling)
    const roles = await rolesOf(program.pid)
    if (roles.some(({ role }) => role === 'renderer'))
      throw new Error('In the tray there is a renderer still.')
    measures.add('memory tray', await pssOf(program.pid))
  })
  await timed(stage, measures, 'signed-out', 'warm')
  const main = await stage.start('bare-main', 'warm')
  try {
    await pause(settling)
    measures.add('memory bare-main', await pssOf(main.pid))
  } finally {
    await main.quit()
  }
}

async function timed(
  stage: Stage,
  measures: Pick<Measures, 'add'>,
  subject: WithWindow,
  warmth: Warmth,
  then: (program: Program) => Promise<void> = async () => {},
): Promise<void> {
  const program = await stage.start(subject, warmth)
  try {
    const { strip, pixels } = stage.look(subject)
    const { first, right } = await waitForStrip(stage.strips, strip, pixels)
    measures.add(`first ${subject} ${warmth}`, first - program.startedAt)
    measures.add(`right ${subject} ${warmth}`, right - program.startedAt)
    await then(program)
  } finally {
    await program.quit()
  }
}
