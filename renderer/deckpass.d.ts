import type { Deckpass } from '../preload/contract.ts'

declare global {
  interface Window {
    /** What the preload gives this page: all that the renderer knows of the outside. */
    readonly deckpass: Deckpass
  }
}
