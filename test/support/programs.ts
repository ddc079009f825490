import { vi } from 'vitest'
import type { Programs } from '../../main/programs/programs.ts'
import type { AuditEntryView, ProgramsView } from '../../preload/contract.ts'

/** What there is to see when no program was ever let in. */
export const noPrograms: ProgramsView = { service: { is: 'off' }, allowed: [], audited: 0 }

/** Other programs whose view a test sets, and whose calls it sees. */
export function fakePrograms(view: ProgramsView = noPrograms) {
  const listeners: (() => void)[] = []
  const held = { view, audit: new Array<AuditEntryView>() }
  const programs = {
    view: () => held.view,
    subscribe: (listener) => void listeners.push(listener),
    start: vi.fn(async () => {}),
    serve: vi.fn(async (_on: boolean) => {}),
    answer: vi.fn(async () => {}),
    allowCommands: vi.fn(async () => {}),
    withdraw: vi.fn(async () => {}),
    dropConnection: vi.fn(async () => {}),
    audit: () => held.audit,
    commands: { may: () => false, note: () => undefined },
    stop: vi.fn(async () => {}),
    forget: vi.fn(async () => {}),
  } satisfies Programs
  const show = (next: ProgramsView) => {
    held.view = next
    for (const listener of listeners) listener()
  }
  return { programs, held, show }
}
