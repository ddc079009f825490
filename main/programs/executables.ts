import type { Socket } from 'node:net'
import { createCallers, type Callers } from './callers.ts'

/** Which executable is at the other end of a conversation: looked for once, then remembered. */
export function createExecutables(callers: Callers = createCallers()) {
  const found = new WeakMap<Socket, Promise<string | undefined>>()
  return ({ socket }: { readonly socket: Socket }): Promise<string | undefined> => {
    const known = found.get(socket) ?? callers.find(socket)
    found.set(socket, known)
    return known
  }
}
