/** Where the links go by which a browser comes back to Deckpass. */
export const links = {
  ours: 'Links come to Deckpass, as they should',
  other: (owner: string | undefined) => `Links go to ${owner ?? 'another program'}`,
  stale: () => 'Links go to a place where Deckpass is no more',
  none: () => 'Links go nowhere',
  repaired: 'Links come to Deckpass again: open the page again.',
  notRepaired: 'That did not help: paste the address instead.',
  byHand: 'Or mend it in a terminal',
} as const
