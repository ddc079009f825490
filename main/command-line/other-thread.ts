import { hasEnded } from './has-ended.ts'
import { stages } from './stages.ts'

/** What the thread that carries a command out has to say to the one that stands still. */
export type OtherThread = {
  /** This one has begun. */
  begin(): void
  /**
   * Has the app started by the other thread: a child of this one would be in the way of the end of
   * the process, which takes down what libuv needs to let go of a child.
   */
  startApp(): { readonly failed: boolean }
  /** This one is about to end. */
  end(exitCode: number): void
}

/** `told` are the integers that both see, as `stages` says. */
export function otherThread(told: Int32Array): OtherThread {
  const tell = (stage: number) => {
    Atomics.store(told, 0, stage)
    Atomics.notify(told, 0)
  }
  return {
    begin: () => tell(stages.begun),
    startApp() {
      tell(stages.startWanted)
      Atomics.wait(told, 0, stages.startWanted)
      const pid = Atomics.load(told, 1)
      return {
        get failed() {
          return pid === 0 || hasEnded(pid)
        },
      }
    },
    end(exitCode) {
      Atomics.store(told, 1, exitCode)
      tell(stages.done)
    },
  }
}
