import { setTimeout as pause } from 'node:timers/promises'
import * as v from 'valibot'
import { rolesOf } from './processes.ts'
import type { Stage, Subject } from './stage.ts'
import { spreadOf } from './stats.ts'
import { waitForStrip } from './strip.ts'

const momentsSchema = v.array(v.object({ name: v.string(), at: v.number() }))

const inPage = `(() => {
  const zero = performance.timeOrigin
  const [navigation] = performance.getEntriesByType('navigation')
  const steps = ['responseEnd', 'domInteractive', 'domContentLoadedEventEnd', 'loadEventEnd']
  return [
    { name: 'page: navigation begins', at: zero },
    ...steps.map((name) => ({ name: 'page: ' + name, at: zero + navigation[name] })),
    ...performance
      .getEntriesByType('mark')
      .map(({ name, startTime }) => ({ name, at: zero + startTime })),
  ]
})()`

/** Where the time of a start goes: the moments of each app in their order, ms after it was started. */
export async function traceStart(stage: Stage, rounds: number): Promise<readonly string[]> {
  const all = { bare: new Map<string, number[]>(), 'signed-in': new Map<string, number[]>() }
  const sizes: string[] = []
  for (let round = 0; round <= rounds; round++) {
    for (const subject of ['bare', 'signed-in'] as const) {
      const { moments, memory } = await lookInto(stage, subject)
      if (round === 0) continue
      for (const { name, at } of moments)
        all[subject].set(name, [...(all[subject].get(name) ?? []), at])
      if (round === rounds) sizes.push('', `${subject}, MB`, ...memory)
    }
  }
  const times = Object.entries(all).flatMap(([subject, moments]) => [
    '',
    `${subject}, ms`,
    ...profile(moments),
  ])
  return [...times, ...sizes]
}

async function lookInto(stage: Stage, subject: Exclude<Subject, 'bare-main'>) {
  const program = await stage.start(subject, 'warm')
  try {
    const { strip, pixels } = stage.look(subject)
    const { right } = await waitForStrip(stage.strips, strip, pixels)
    await pause(3_000)
    const memory = (await rolesOf(program.pid)).map(
      ({ role, pss }) => `${pss.toFixed(1).padStart(6)}  ${role}`,
    )
    const asked = [await program.ask('moments'), await program.ask('page', inPage)]
    const known = asked.flatMap((answer) => v.parse(momentsSchema, answer))
    const moments = [
      ...known.map(({ name, at }) => ({ name, at: at - program.startedAtWall })),
      { name: 'on the screen', at: right - program.startedAt },
    ]
    return { moments, memory }
  } finally {
    await program.quit()
  }
}

function profile(moments: ReadonlyMap<string, readonly number[]>): readonly string[] {
  const rows = Array.from(moments, ([name, times]) => ({ name, ...spreadOf(times) })).sort(
    (one, other) => one.median - other.median,
  )
  return rows.map(({ name, median, low, high }, at) => {
    const since = median - (rows[at - 1]?.median ?? 0)
    const [time, step] = [median.toFixed(0).padStart(6), `+${since.toFixed(0)}`.padStart(6)]
    return `${time} ${step}  ${name} (${low.toFixed(0)} to ${high.toFixed(0)})`
  })
}
