import type { Behaviour, World } from '../../support/world.ts'

/** How often the session has renewed, or tried to: the first request was the sign-in's. */
export const renewals = (world: World) => world.service.count('token') - 1

export const healthOf = (world: World) =>
  world.state.phase === 'signed-in' ? world.state.health : undefined

export const repeat = (times: number, behaviour: Behaviour) =>
  Array.from({ length: times }, () => behaviour)
