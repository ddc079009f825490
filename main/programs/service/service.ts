import type { ProgramsView } from '../../../preload/contract.ts'
import type { SocketPlace } from '../socket-place.ts'
import { PlaceError, takePlace, type TakenPlace } from './place.ts'
import { createTokenServer, type Answer, type TokenServer } from './server.ts'

/** The local token service itself: on or off. */
export type TokenService = {
  state(): ProgramsView['service']
  /** Never rejects: the state tells what went wrong. */
  open(): Promise<void>
  /** Ends all conversations; resolves when no socket exists any more. */
  close(): Promise<void>
  /** Ends the conversations of one program. */
  hangUp(program: string): void
}

/** `changed` is called after every change of the state. */
export function createTokenService(
  place: SocketPlace,
  { answer, changed }: { readonly answer: Answer; readonly changed: () => void },
): TokenService {
  let state: ProgramsView['service'] = { is: 'off' }
  let running: { readonly server: TokenServer; readonly taken: TakenPlace } | undefined
  let last: Promise<void> = Promise.resolve()

  const become = (next: ProgramsView['service']) => {
    state = next
    changed()
  }
  const open = async () => {
    if (running) return
    become({ is: 'starting' })
    const server = createTokenServer(answer)
    try {
      const taken = await takePlace(server.server, place)
      running = { server, taken }
      become({ is: 'on', address: taken.address })
    } catch (error) {
      become({ is: 'failed', code: error instanceof PlaceError ? error.code : 'unavailable' })
    }
  }
  const close = async () => {
    const ending = running
    running = undefined
    if (ending) {
      const left = ending.taken.leave()
      ending.server.hangUp()
      await left
    }
    if (state.is !== 'off') become({ is: 'off' })
  }
  /** One after another, in the order of the wishes. */
  const then = (work: () => Promise<void>) => {
    last = last.then(work)
    return last
  }
  return {
    state: () => state,
    open: () => then(open),
    close() {
      // Nobody is answered from now on, however long the rest takes.
      running?.server.hangUp()
      return then(close)
    },
    hangUp: (program) => running?.server.hangUp(program),
  }
}
