import { setTimeout as pause } from 'node:timers/promises'
import * as v from 'valibot'
import type { Measures } from './measures.ts'
import { pssOf } from './processes.ts'
import type { Stage } from './stage.ts'

/** How long the app is left alone before its memory is looked at, ms. */
const settling = 10_000
const callers = 50
/** How often fifty callers ask at once, and how many ms apart: a page may not ask without end. */
const gatherings = 15
const apart = 1_000
/** What is renewed before memory counts: the first ones load what all need. */
const warmingUp = 50

const renew = `deckpass.session.renewNow('beatport').then(({ ok, code }) => {
  if (!ok) throw new Error('No renewal: ' + code)
})`

const one = `(async () => {
  const from = performance.now()
  await ${renew}
  return performance.now() - from
})()`

const together = `(async () => {
  const from = performance.now()
  await Promise.all(Array.from({ length: ${callers} }, () => ${renew}))
  return performance.now() - from
})()`

/** Renews through the whole app, from its page to the service and the disk, and looks at its memory. */
export async function watchRenewals(
  stage: Stage,
  measures: Measures,
  count: number,
): Promise<void> {
  const program = await stage.start('signed-in', 'warm', 'renewals')
  const ask = async (script: string) => v.parse(v.number(), await program.ask('page', script))
  const sent = () => stage.service.requests.token.length
  /** Memory as it is, and without what nothing holds any more, MB. */
  const look = async () => {
    await pause(settling)
    const asItIs = await pssOf(program.pid)
    await program.ask('collect')
    await pause(settling)
    return { asItIs, held: await pssOf(program.pid) }
  }
  try {
    await pause(settling / 2)
    for (let done = 0; done < warmingUp; done++) await ask(one)
    const before = await look()
    const already = sent()
    for (let done = 0; done < count; done++) measures.add('renewals one', await ask(one))
    if (sent() - already !== count) throw new Error(`${sent() - already} of ${count} renewals.`)
    const after = await look()
    measures.add('memory before renewals', before.asItIs)
    measures.add('memory after renewals', after.asItIs)
    measures.add('memory added by renewals', after.asItIs - before.asItIs)
    measures.add('memory held by renewals', after.held - before.held)
    for (let done = 0; done < gatherings; done++) {
      await pause(apart)
      const already = sent()
      measures.add('renewals fifty callers', await ask(together))
      measures.add('renewals requests for fifty', sent() - already)
    }
  } finally {
    await program.quit()
  }
}
