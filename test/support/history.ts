import type { RenewalMarkView } from '../../preload/contract.ts'

const minute = 60_000

/** A number in [0, 1) that is the same for the same step: pictures must not differ by chance. */
const scatter = (step: number) => {
  const wave = Math.sin(step * 12.9898) * 43758.5453
  return wave - Math.floor(wave)
}

/**
 * A day in the life of a DJ's laptop: renewals about every eight minutes, asleep in the morning,
 * twenty minutes without a network in the afternoon.
 */
export function dayOfRenewals(now: number): readonly RenewalMarkView[] {
  const marks: RenewalMarkView[] = []
  for (let at = now - 24 * 60 * minute, step = 0; at < now - 2 * minute; step++) {
    const left = (now - at) / minute
    if (left < 880 && left > 515) at = now - 515 * minute
    const offline = left < 120 && left > 100
    const busy = 1 + Math.sin(step / 11) * Math.cos(step / 29)
    const slow = scatter(step * 3) > 0.95 ? 1600 : 0
    const took = 80 + (120 + 420 * scatter(step)) * busy * scatter(step * 5) + slow
    marks.push({
      at,
      took: Math.round(offline ? 900 : took),
      outcome: offline ? 'offline' : 'renewed',
    })
    at += (7.5 + scatter(step * 7)) * minute
  }
  return marks
}
