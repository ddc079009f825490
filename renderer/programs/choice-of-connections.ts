import type { ConnectionView } from '../../preload/contract.ts'

type Some = readonly Pick<ConnectionView, 'id'>[]

/** The ids of those that are chosen and still there, in the order of the list. */
export function stillThere(chosen: readonly string[], all: Some): readonly string[] {
  return all.flatMap(({ id }) => (chosen.includes(id) ? [id] : []))
}

/** What is chosen until the user says otherwise: the main connection. */
export function chosenFirst(all: Some): readonly string[] {
  return all.slice(0, 1).map(({ id }) => id)
}

/** The choice with one connection more, or one fewer. */
export function choose(
  chosen: readonly string[],
  id: string,
  on: boolean,
  all: Some,
): readonly string[] {
  return stillThere(on ? [...chosen, id] : chosen.filter((each) => each !== id), all)
}
