import type { Run } from '../host/run.ts'

/** A system's own tool that knows which entry opens a type of link, and can change it. */
type Tool = {
  readonly ask: (type: string) => readonly [string, ...string[]]
  /** The id in its answer, if there is one. */
  readonly read: (answer: string) => string | undefined
  readonly set: (type: string, id: string) => readonly [string, ...string[]]
}

const tools: readonly Tool[] = [
  {
    ask: (type) => ['xdg-mime', 'query', 'default', type],
    read: (answer) => answer.trim().split('\n')[0] || undefined,
    set: (type, id) => ['xdg-mime', 'default', id, type],
  },
  {
    ask: (type) => ['gio', 'mime', type],
    read: (answer) => /^Default application for .*: (\S+\.desktop)$/m.exec(answer)?.[1],
    set: (type, id) => ['gio', 'mime', type, id],
  },
]

export type DefaultProgram = {
  /** The desktop file id of what opens the type, if anything does. */
  readonly id: string | undefined
  /** The command that makes another one the default. */
  readonly commandFor: (id: string) => string
}

/** Asks the first of the system's tools that answers; `undefined` if none does. */
export async function askDefault(run: Run, type: string): Promise<DefaultProgram | undefined> {
  for (const { ask, read, set } of tools) {
    const [program, ...args] = ask(type)
    const answer = await run(program, args)
    if (answer !== undefined)
      return { id: read(answer), commandFor: (id) => set(type, id).join(' ') }
  }
  return undefined
}

/** Makes an entry the default with the first of the tools that can. */
export async function setDefault(run: Run, type: string, id: string): Promise<void> {
  for (const { set } of tools) {
    const [program, ...args] = set(type, id)
    if ((await run(program, args)) !== undefined) return
  }
}
