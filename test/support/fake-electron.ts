import { vi } from 'vitest'

type Handler = (request: { readonly method: string; readonly url: string }) => Promise<Response>

/** What is taken of Electron by modules that are tested without it: stand-ins that record. */
export const clipboard = { writeText: vi.fn((_text: string) => Promise.resolve()) }
export const protocol = { handle: vi.fn((_scheme: string, _handler: Handler) => {}) }

type Answer = (event: object, argument: unknown) => Promise<unknown>
type Tell = (event: { returnValue?: unknown }) => void
export const ipcMain = {
  handle: vi.fn((_channel: string, _answer: Answer) => {}),
  on: vi.fn((_channel: string, _tell: Tell) => {}),
}
