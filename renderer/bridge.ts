/** What the preload gives this page. */
export const { deckpass } = window
